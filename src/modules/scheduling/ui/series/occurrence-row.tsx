"use client";

import { Check, CircleAlert, CornerDownRight, Minus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { Decision, Occurrence } from "./series-draft.ts";

type Props = {
  occurrence: Occurrence;
  decision: Decision | undefined;
  /** Times that other dates have taken. */
  others: ReadonlySet<number>;
  timeZone: string;
  onDecide: (decision: Decision | null) => void;
};

/** One date of the plan: free, or why not and what could be had instead. */
export function OccurrenceRow({ occurrence, decision, others, timeZone, onDecide }: Props) {
  const t = useTranslations("moving.series");
  const locale = useLocale();
  const words = useRefusalWords();
  const { start, reason, alternatives } = occurrence;
  const skipped = decision === "skip";
  const instead = decision && decision !== "skip" && decision.take !== start ? decision.take : null;
  const when = formatDayTime(start, timeZone, locale);
  const near = alternatives.filter((one) => !others.has(one.start));
  const Icon = skipped ? Minus : instead ? CornerDownRight : decision ? Check : CircleAlert;
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-start gap-3">
        <Icon
          aria-hidden
          className={cn(
            "mt-0.5 size-4.5 shrink-0",
            skipped ? "text-muted-foreground" : decision ? "text-success" : "text-warning",
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
          <span className="text-sm text-muted-foreground">
            {skipped
              ? t("skipped")
              : instead
                ? t("chosenInstead", { when: formatDayTime(instead, timeZone, locale) })
                : reason
                  ? // Here nobody was quicker: it was so before.
                    reason === "SLOT_TAKEN"
                    ? t("busy")
                    : words(reason)
                  : t("free")}
          </span>
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
      {decision === undefined ? (
        near.length > 0 ? (
          <div role="group" aria-label={`${t("alternatives")}: ${when}`} className="flex flex-wrap gap-1.5 pl-7.5">
            {near.map((one) => (
              <Button key={one.start} variant="outline" size="sm" onClick={() => onDecide({ take: one.start })}>
                <span className="tabular-nums first-letter:uppercase">
                  {formatDayTime(one.start, timeZone, locale)}
                </span>
              </Button>
            ))}
          </div>
        ) : (
          <p className="pl-7.5 text-sm text-muted-foreground">{t("noAlternatives")}</p>
        )
      ) : null}
    </li>
  );
}
