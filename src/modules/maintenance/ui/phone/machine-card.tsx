"use client";

import { CalendarClock, Check, CircleDashed, CircleSlash, TriangleAlert, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import type { VisitMachine } from "../../queries/todays-visits.ts";
import { big } from "./big.ts";
import type { useVisitWords } from "./visit-words.ts";

type Props = {
  machine: VisitMachine;
  words: ReturnType<typeof useVisitWords>;
  /** When it was visited from this phone. */
  visited: number | null;
  chosen: boolean;
  onChoose: (wanted: boolean) => void;
  onOpen: () => void;
};

const icons = {
  empty: <CircleSlash aria-hidden className="text-destructive" />,
  low: <CircleDashed aria-hidden className="text-warning" />,
  overdue: <TriangleAlert aria-hidden className="text-destructive" />,
  due: <CalendarClock aria-hidden className="text-warning" />,
  silent: <WifiOff aria-hidden className="text-warning" />,
};

/** A machine, why to drive there, and whether to pack for it. */
export function MachineCard({ machine, words, visited, chosen, onChoose, onOpen }: Props) {
  const t = useTranslations("technician");
  const { name, location, reasons } = machine;
  const loss = visited === null ? words.loss(machine) : null;
  return (
    <article className={cn(big.card, "relative flex items-stretch", chosen && "border-secondary")}>
      <button
        type="button"
        role="checkbox"
        aria-checked={chosen}
        aria-label={t("choose", { name })}
        onClick={() => onChoose(!chosen)}
        className="relative z-10 grid w-16 shrink-0 place-content-center rounded-l-2xl hover:bg-accent"
      >
        <span
          className={cn(
            "grid size-8 place-content-center rounded-lg border-2",
            chosen ? "border-secondary bg-secondary text-secondary-foreground" : "border-input bg-card",
          )}
        >
          {chosen ? <Check aria-hidden strokeWidth={3} className="size-5" /> : null}
        </span>
      </button>
      <div className="grid min-w-0 flex-1 content-center gap-1.5 py-3.5 pr-4">
        <h3 className="text-lg leading-tight font-semibold">
          <button type="button" onClick={onOpen} className="text-left after:absolute after:inset-0 after:rounded-2xl">
            {name}
          </button>
        </h3>
        <p className="truncate text-sm text-muted-foreground">{location}</p>
        {visited === null ? null : (
          <p className="flex items-center gap-2 font-medium text-success">
            <Check aria-hidden className="size-5 shrink-0" /> {t("visited", { when: words.when(visited) })}
          </p>
        )}
        {loss ? <p className="font-semibold text-primary-text">{loss}</p> : null}
        {visited === null && reasons.length > 0 ? (
          <ul className="grid gap-1 text-[0.9375rem] leading-snug">
            {reasons.map((reason, index) => (
              <li key={index} className="flex gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
                {icons[reason.kind]}
                {words.reason(reason)}
              </li>
            ))}
          </ul>
        ) : null}
        {visited === null && reasons.length === 0 ? <p className="text-sm text-muted-foreground">{t("fine")}</p> : null}
      </div>
    </article>
  );
}
