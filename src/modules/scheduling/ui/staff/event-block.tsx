import { Check, Hourglass, UserX } from "lucide-react";
import { memo } from "react";
import { cn } from "#lib/cn.ts";
import { clock, type Laid } from "../../domain/calendar-layout.ts";
import type { Placed, PlacedHold } from "./calendar-columns.ts";
import { colorEdge, colorPaper, inColor, LEAST_MINUTES, MINUTE_PX, statusClasses, striped } from "./event-style.ts";

type Words = { status: (status: string) => string; held: string; with: (name: string) => string; locale: "es-AR" | "en" };
type Props = { laid: Laid<Placed | PlacedHold>; firstMinute: number; selected: boolean; shared: boolean; words: Words };

const marks = { pending: Hourglass, completed: Check, no_show: UserX } as const;

/**
 * One thing on the grid. It listens to nothing itself: the grid finds it by `data-id`, so that four hundred of them cost
 * no handlers.
 */
export const EventBlock = memo(function EventBlock({ laid, firstMinute, selected, shared, words }: Props) {
  const { item, from, column, columns } = laid;
  const minutes = Math.max(item.to - item.from, LEAST_MINUTES);
  const place = {
    top: (from - firstMinute) * MINUTE_PX + 1,
    height: minutes * MINUTE_PX - 2,
    left: `calc(${(column / columns) * 100}% + 2px)`,
    width: `calc(${100 / columns}% - ${column === columns - 1 ? 6 : 3}px)`,
  };
  if (item.kind === "hold") {
    return (
      <div
        style={place}
        className="pointer-events-none absolute overflow-hidden rounded-md border border-dashed border-input bg-card/60 px-1.5 py-0.5 text-[0.6875rem] text-muted-foreground"
      >
        {clock(item.from)} {words.held}
      </div>
    );
  }
  const { appointment } = item;
  const name = `${appointment.client.firstName} ${appointment.client.lastName}`.trim();
  const service = appointment.service[words.locale];
  const who = `${appointment.professional.firstName} ${appointment.professional.lastName}`;
  const hours = `${clock(item.from)}–${clock(item.to)}`;
  const Mark = appointment.status in marks ? marks[appointment.status as keyof typeof marks] : null;
  const oneLine = minutes < 34;
  return (
    <button
      type="button"
      data-id={appointment.id}
      data-selected={selected || undefined}
      aria-label={`${hours}, ${name}, ${service}, ${words.with(who)}, ${words.status(appointment.status)}`}
      style={{ ...place, ...inColor(item.color), ...(appointment.status === "pending" ? striped : {}) }}
      className={cn(
        "absolute z-[2] flex cursor-pointer flex-col overflow-hidden rounded-md border border-l-[3px] text-left text-xs leading-tight text-foreground",
        "transition-shadow hover:z-[3] hover:shadow-md focus-visible:z-[4] data-[selected]:z-[4] data-[selected]:shadow-md data-[selected]:ring-2 data-[selected]:ring-ring",
        oneLine ? "justify-center px-1.5 py-0" : "px-1.5 py-1",
        colorPaper,
        colorEdge,
        appointment.status !== "pending" && "border-y-transparent border-r-transparent",
        statusClasses[appointment.status],
      )}
    >
      <span className="flex w-full min-w-0 items-center gap-1">
        {Mark ? <Mark aria-hidden className="size-3 shrink-0" /> : null}
        <span data-name className="min-w-0 truncate font-semibold">
          {name}
        </span>
        {oneLine ? <span className="ml-auto shrink-0 tabular-nums text-[0.6875rem] opacity-80">{clock(item.from)}</span> : null}
      </span>
      {oneLine ? null : (
        <span className="mt-0.5 line-clamp-2 text-[0.6875rem] opacity-85">
          <span className="tabular-nums">{hours}</span> {service}
          {shared ? <span className="block truncate">{who}</span> : null}
        </span>
      )}
    </button>
  );
});
