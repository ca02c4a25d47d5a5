"use client";

import { Moon, Sun, Sunrise } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { byPart, type Part } from "./day-parts.ts";
import { SlotButton } from "./slot-button.tsx";
import type { Slot } from "./types.ts";
import { useRoving } from "./use-roving.ts";

const icons: Record<Part, typeof Sun> = { morning: Sunrise, afternoon: Sun, evening: Moon };

type Props = {
  slots: readonly Slot[];
  timeZone: string;
  visitorZone: string | null;
  /** The start that is being taken. */
  taking: number | null;
  onTake: (slot: Slot) => void;
};

/** A day's free times in its three parts. One tab stop; arrows go from time to time. */
export function DayTimes({ slots, timeZone, visitorZone, taking, onTake }: Props) {
  const t = useTranslations("booking.times");
  const roving = useRoving(undefined);
  const stop = roving.stop(slots.map(({ start }) => String(start)));
  // A class's buttons say more.
  const wide = slots.some(({ seatsLeft }) => seatsLeft);
  return (
    <div ref={roving.group} onKeyDown={roving.onKeyDown} className="grid gap-5">
      {byPart(slots, timeZone).map(({ part, slots: own }) => {
        const Icon = icons[part];
        return (
          <section key={part} aria-labelledby={`part-${part}`} className="grid gap-2.5">
            <h3 id={`part-${part}`} className="flex items-center gap-2 text-sm font-medium text-muted-foreground">
              <Icon aria-hidden className="size-4" />
              {t(part)}
            </h3>
            <div
              className={cn(
                "grid gap-2",
                wide ? "grid-cols-2 sm:grid-cols-3 lg:grid-cols-2" : "grid-cols-3 sm:grid-cols-4 lg:grid-cols-3",
              )}
            >
              {own.map((slot) => (
                <SlotButton
                  key={slot.start}
                  start={slot.start}
                  seatsLeft={slot.seatsLeft}
                  timeZone={timeZone}
                  visitorZone={visitorZone}
                  pending={taking === slot.start}
                  disabled={taking !== null}
                  tabIndex={String(slot.start) === stop ? 0 : -1}
                  onTake={() => onTake(slot)}
                  onFocus={() => roving.onFocus(String(slot.start))}
                />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
