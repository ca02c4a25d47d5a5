"use client";

import { Check, CircleAlert, CornerDownRight, Minus, UserRoundCog } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTimeYear } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { Decision, Occurrence, SeriesTime } from "./series-draft.ts";

type Props = {
  occurrence: Occurrence;
  decision: Decision | undefined;
  /** What stands for this date: it, another time, or nothing. */
  time: SeriesTime | null;
  /** Times that other dates have taken. */
  others: ReadonlySet<number>;
  timeZone: string;
  /** Where it may be anybody's: who gives most of it, and what each is called. */
  shared: { leadId: string; nameOf: (professionalId: string) => string } | null;
  onDecide: (decision: Decision | null) => void;
};

/** One date of the plan: free and with whom, or why not and what could be had instead. */
export function OccurrenceRow({ occurrence, decision, time, others, timeZone, shared, onDecide }: Props) {
  const t = useTranslations("moving.series");
  const locale = useLocale();
  const words = useRefusalWords();
  const { start, reason, alternatives } = occurrence;
  const skipped = decision === "skip";
  const instead = time && time.start !== start ? time : null;
  const isAnothers = shared !== null && time !== null && time.professionalId !== shared.leadId;
  const when = formatDayTimeYear(start, timeZone, locale);
  const near = alternatives.filter((one) => !others.has(one.start));
  const Icon = skipped ? Minus : instead ? CornerDownRight : isAnothers ? UserRoundCog : time ? Check : CircleAlert;

  const said = () => {
    if (skipped) return t("skipped");
    if (instead) {
      const values = { when: formatDayTimeYear(instead.start, timeZone, locale) };
      return shared
        ? t("chosenInsteadWith", { ...values, name: shared.nameOf(instead.professionalId) })
        : t("chosenInstead", values);
    }
    // Here nobody was quicker: it was so before.
    if (reason) return reason === "SLOT_TAKEN" ? t("busy") : words(reason);
    if (!shared || !time) return t("free");
    const name = shared.nameOf(time.professionalId);
    return isAnothers ? t("withAnother", { name, lead: shared.nameOf(shared.leadId) }) : t("freeWith", { name });
  };

  const offered = decision === undefined || (isAnothers && !instead && near.length > 0);
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-start gap-3">
        <Icon
          aria-hidden
          className={cn(
            "mt-0.5 size-4.5 shrink-0",
            skipped ? "text-muted-foreground" : decision ? "text-success" : "text-warning",
            isAnothers && !instead && "text-info",
          )}
        />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <span
            className={cn(
              "font-medium tabular-nums first-letter:uppercase",
              (skipped || instead) && "text-muted-foreground line-through",
            )}
          >
            {when}
          </span>
          <span className={cn("text-sm", isAnothers ? "text-foreground" : "text-muted-foreground")}>{said()}</span>
        </div>
        {skipped || instead ? (
          <Button variant="ghost" size="sm" onClick={() => onDecide(null)} aria-label={`${t("undo")}: ${when}`}>
            {t("undo")}
          </Button>
        ) : (
          <Button variant="ghost" size="sm" onClick={() => onDecide("skip")} aria-label={`${t("skip")}: ${when}`}>
            {t("skip")}
          </Button>
        )}
      </div>
      {!offered ? null : near.length > 0 ? (
        <div
          role="group"
          aria-label={`${t("alternatives")}: ${when}`}
          className="flex flex-wrap items-center gap-1.5 pl-7.5"
        >
          {isAnothers ? (
            <span className="text-sm text-muted-foreground">{t("orWith", { name: shared.nameOf(shared.leadId) })}</span>
          ) : null}
          {near.map((one) => (
            <Button key={one.start} variant="outline" size="sm" onClick={() => onDecide({ take: one.start })}>
              <span className="tabular-nums first-letter:uppercase">
                {formatDayTimeYear(one.start, timeZone, locale)}
                {shared && one.professionalId !== shared.leadId ? ` · ${shared.nameOf(one.professionalId)}` : null}
              </span>
            </Button>
          ))}
        </div>
      ) : (
        <p className="pl-7.5 text-sm text-muted-foreground">{t("noAlternatives")}</p>
      )}
    </li>
  );
}
