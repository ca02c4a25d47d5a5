import { useLocale, useTranslations } from "next-intl";
import { formatDayTimeYear } from "#lib/time.ts";
import type { SeriesTime } from "./series-draft.ts";

type Props = {
  dates: readonly SeriesTime[];
  timeZone: string;
  nameOf: (professionalId: string) => string;
  /** In words; null where it costs nothing. */
  cost: string | null;
  /** The institution answers each date before it is theirs. */
  isRequest: boolean;
};

/** What is about to be confirmed, once: from when to when, with whom, for how much. */
export function SeriesSummary({ dates, timeZone, nameOf, cost, isRequest }: Props) {
  const t = useTranslations("moving.series");
  const locale = useLocale();
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return null;
  const people = peopleOf(dates);
  const said = (start: number) => formatDayTimeYear(start, timeZone, locale);
  return (
    <section aria-labelledby="series-summary" className="grid gap-3">
      <h3 id="series-summary" className="font-sans text-sm font-medium tracking-normal">
        {t("summaryTitle")}
      </h3>
      <dl className="grid gap-x-4 gap-y-2 rounded-xl bg-muted px-4 py-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="text-muted-foreground">{t("dates")}</dt>
        <dd className="tabular-nums first-letter:uppercase">
          {first === last ? said(first.start) : t("fromTo", { first: said(first.start), last: said(last.start) })}
        </dd>
        <dt className="text-muted-foreground">{t("giver")}</dt>
        <dd>
          {people
            .map(([id, count]) => (people.length === 1 ? nameOf(id) : t("shares", { name: nameOf(id), count })))
            .join(" · ")}
        </dd>
        {cost ? (
          <>
            <dt className="text-muted-foreground">{t("cost")}</dt>
            <dd>{cost}</dd>
          </>
        ) : null}
      </dl>
      {isRequest ? <p className="text-sm text-muted-foreground">{t("requestNote")}</p> : null}
    </section>
  );
}

/** How many of the dates are whose, most first. */
function peopleOf(dates: readonly SeriesTime[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { professionalId } of dates) counts.set(professionalId, (counts.get(professionalId) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
