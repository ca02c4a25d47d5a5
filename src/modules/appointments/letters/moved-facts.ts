import type { Words } from "#i18n/words-for.ts";
import type { LetterInput } from "./letter-input.ts";
import { dayAndHours, when } from "./phrases.ts";

type Facts = { label: string; value: string; struck?: boolean }[];

/** The old time struck out, the new one, who moved it and why. */
export function movedFacts({ facts, locale, change }: LetterInput, t: Words): Facts {
  const now = { label: t("now"), value: when(facts, locale) };
  if (!change?.from) return [now];
  const { from, by, reason } = change;
  const old = { ...facts, start: from.start, end: from.end ?? from.start + facts.end - facts.start };
  const other = from.professional === facts.professional.name ? "" : `\n${from.professional}`;
  return [
    { label: t("before"), value: `${dayAndHours(old, locale)}${other}`, struck: true },
    now,
    ...(by ? [{ label: t("movedBy"), value: by }] : []),
    ...(reason ? [{ label: t("reason"), value: reason }] : []),
  ];
}

export const creditsBack = ({ change }: LetterInput, t: Words): Facts =>
  change && change.creditsBack > 0
    ? [{ label: t("creditsBack"), value: t("creditsBackValue", { count: change.creditsBack }) }]
    : [];
