"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import type { Transition } from "../types.ts";

/** Who did what and when, the newest last, as it is told. */
export function AppointmentHistory({ history, timeZone }: { history: readonly Transition[]; timeZone: string }) {
  const t = useTranslations("calendar");
  const locale = useLocale();
  return (
    <section className="grid gap-3">
      <h3 className="text-sm font-semibold">{t("history.title")}</h3>
      <ol className="grid gap-3 border-l border-border pl-4 text-sm">
        {history.map((step) => (
          <li
            key={`${step.at}${step.to}${step.movedFrom ?? ""}`}
            className="relative grid gap-0.5 before:absolute before:top-1.5 before:-left-[1.3rem] before:size-2 before:rounded-full before:bg-border-strong"
          >
            <span>
              {step.movedFrom === null
                ? t(`history.${takenBack(step) ?? step.to}` as "history.confirmed")
                : t("history.moved", { when: formatDayTime(step.movedFrom, timeZone, locale) })}
              <span className="text-muted-foreground">
                {" "}
                · {step.actor ?? t(step.actorType === "visitor" ? "history.byLink" : "history.nobody")}
              </span>
            </span>
            {step.reason ? <span className="text-pretty italic text-muted-foreground">“{step.reason}”</span> : null}
            <time dateTime={new Date(step.at).toISOString()} className="text-xs text-muted-foreground">
              {formatDayTime(step.at, timeZone, locale)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Its own words for a step back: it is not confirmed or asked for once more. */
const takenBack = ({ from, to }: Transition): "undo_complete" | "undo_confirm" | null =>
  from === "completed" && to === "confirmed"
    ? "undo_complete"
    : from === "confirmed" && to === "pending"
      ? "undo_confirm"
      : null;
