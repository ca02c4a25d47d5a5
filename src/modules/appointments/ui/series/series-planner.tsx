"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatMoney } from "#lib/money.ts";
import { dateOf, formatDayTimeYear, weekdayOf } from "#lib/time.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Switch } from "#ui/switch.tsx";
import { OccurrenceRow } from "./occurrence-row.tsx";
import { RuleEditor, type RuleDraft } from "./rule-editor.tsx";
import type { PayWith } from "../../domain/paid-with.ts";
import { seriesCost } from "./series-cost.ts";
import { SeriesPayment } from "./series-payment.tsx";
import { SeriesSummary } from "./series-summary.tsx";
import { personName } from "../appointment-words.ts";
import { ANYONE, GiverChoice } from "./giver-choice.tsx";
import { chosenOf, decisionFor, ruleOf, timeOf, type Decision } from "./series-draft.ts";

export type SeriesStart = {
  serviceId: string;
  /** Or "any". */
  professionalId: string;
  /** Null for "any". */
  professionalName: string | null;
  /** Epoch milliseconds. */
  start: number;
  timeZone: string;
  /** By staff, for whom; absent when clients book for themselves. */
  clientId?: string;
  notes?: string;
};

type Props = {
  from: SeriesStart;
  /** By staff: whether they may book it without taking the credits it costs. */
  canWaiveCredits?: boolean;
  /** Professionals who may book for themselves alone have nobody to choose. */
  isTheirOwn?: boolean;
  onBooked: (count: number, ids: readonly string[], status: "pending" | "confirmed") => void;
};

/** The rule, then every date with what can be had; nothing is taken before it is confirmed, and then all or none. */
export function SeriesPlanner({ from, canWaiveCredits = false, isTheirOwn = false, onBooked }: Props) {
  const t = useTranslations("moving.series");
  const locale = useLocale();
  const words = useRefusalWords();
  const { serviceId, start, timeZone, clientId, notes } = from;
  const first = weekdayOf(dateOf(start, timeZone));
  const [rule, setRule] = useState<RuleDraft>({
    weekdays: [first],
    everyWeeks: 1,
    ends: "count",
    count: "4",
    until: "",
  });
  const [professionalId, setProfessionalId] = useState(from.professionalId);
  const [decided, setDecided] = useState<ReadonlyMap<number, Decision>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [charge, setCharge] = useState(true);
  const [wantedPay, setWantedPay] = useState<PayWith>("credits");
  const wanted = ruleOf(rule, start);
  const plan = api.series.plan.useQuery(
    { serviceId, professionalId, rule: wanted ?? { firstStart: start, weekdays: [first], count: 2 } },
    { enabled: wanted !== null, placeholderData: keepPreviousData, staleTime: 0 },
  );
  const book = api.series.book.useMutation();
  const answer = plan.data?.ok ? plan.data : null;
  const occurrences = wanted && answer ? answer.occurrences : [];
  const { dates, undecided } = chosenOf(occurrences, decided);
  const isFree = occurrences.every(({ reason }) => reason === null);
  const names = new Map(answer?.professionals.map((person) => [person.id, personName(person)]));
  const nameOf = (id: string) => names.get(id) ?? "";
  const isChoosable = answer !== null && answer.professionals.length > 1;
  const shared = isChoosable && professionalId === ANYONE ? { leadId: answer.leadId, nameOf } : null;

  const decide = (date: number, decision: Decision | null) => {
    setProblem(null);
    const next = new Map(decided);
    if (decision === null) next.delete(date);
    else next.set(date, decision);
    setDecided(next);
  };
  const cost = answer && seriesCost(answer, dates.length, wantedPay);
  const submit = async () => {
    if (!wanted || dates.length === 0) return;
    setProblem(null);
    try {
      const done = await book.mutateAsync({
        serviceId,
        professionalId,
        rule: wanted,
        dates,
        ...(clientId ? { clientId, chargeCredits: charge } : cost?.isChoice ? { payWith: cost.payWith } : {}),
        ...(notes ? { notes } : {}),
      });
      if (done.ok)
        return onBooked(dates.length, done.appointmentIds, done.status === "pending" ? "pending" : "confirmed");
      // Somebody was quicker than the plan: the date is named, and the plan made anew.
      void plan.refetch();
      if ("needed" in done) setProblem(t("noCredit", { needed: Number(done.needed) }));
      else if ("start" in done)
        setProblem(
          done.reason === "SLOT_TAKEN"
            ? t("taken", { when: formatDayTimeYear(Number(done.start), timeZone, locale) })
            : `${formatDayTimeYear(Number(done.start), timeZone, locale)}: ${words(done.reason)}`,
        );
      else setProblem(words(done.reason));
    } catch (error) {
      setProblem(words(error as ApiError));
    }
  };

  const costWords = () => {
    if (!answer || !cost) return null;
    const withCredits = clientId ? charge && cost.credits > 0 : cost.payWith === "credits";
    if (withCredits) return cost.credits > 0 ? t("credits", { count: cost.credits }) : null;
    if (cost.money === 0) return null;
    const [total, each] = [cost.money, answer.priceMinor].map((minor) => formatMoney(minor, answer.currency, locale));
    return t("pay.eachTime", { total: total ?? "", each: each ?? "" });
  };
  const isRequest = !clientId && answer !== null && !answer.autoConfirm;
  return (
    // The bar in a row of the grid would stick within that row alone.
    <div>
      <div className="grid gap-6">
        {!isTheirOwn && isChoosable ? (
          <GiverChoice value={professionalId} onChange={setProfessionalId} people={answer.professionals} />
        ) : null}
        <RuleEditor rule={rule} onChange={setRule} first={first} from={dateOf(start, timeZone)} />
        <section aria-labelledby="series-dates" className="grid gap-3" aria-busy={plan.isFetching}>
          <h3 id="series-dates" className="font-sans text-sm font-medium tracking-normal">
            {t("dates")}
          </h3>
          {plan.data && !plan.data.ok && wanted ? (
            <Notice tone="warning">{words(plan.data.reason)}</Notice>
          ) : plan.error ? (
            <Notice tone="error">{words(plan.error)}</Notice>
          ) : !wanted ? (
            <Notice>{words("SERIES_NEEDS_END")}</Notice>
          ) : answer ? (
            <ul className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
              {occurrences.map((occurrence) => (
                <OccurrenceRow
                  key={occurrence.start}
                  occurrence={occurrence}
                  decision={decisionFor(occurrence, decided)}
                  time={timeOf(occurrence, decided)}
                  others={new Set(dates.map((date) => date.start))}
                  timeZone={timeZone}
                  shared={shared}
                  onDecide={(decision) => decide(occurrence.start, decision)}
                />
              ))}
            </ul>
          ) : (
            <Skeleton className="h-40 w-full" aria-label={t("planning")} />
          )}
        </section>
        {answer && cost && !clientId && dates.length > 0 ? (
          <SeriesPayment price={answer} cost={cost} onChange={setWantedPay} />
        ) : null}
        {clientId && canWaiveCredits && answer && answer.creditCost > 0 ? (
          <label className="flex items-center gap-3 text-sm font-medium">
            <Switch checked={charge} onCheckedChange={setCharge} />
            {t("charge")}
          </label>
        ) : null}
        <SeriesSummary dates={dates} timeZone={timeZone} nameOf={nameOf} cost={costWords()} isRequest={isRequest} />
      </div>
      <div
        data-sticky-bar
        className="sticky bottom-0 -mx-1 mt-6 grid gap-3 border-t border-border bg-popover px-1 py-4 in-data-[slot=dialog]:-bottom-6 in-data-[slot=dialog]:-mb-6 in-data-[slot=dialog]:pb-6"
      >
        {problem ? (
          <Notice tone="warning" role="alert">
            {problem}
          </Notice>
        ) : null}
        <p className="text-sm" aria-live="polite">
          <span className="font-semibold">{t("summary", { count: dates.length })}</span>
          {undecided > 0 ? <span className="text-warning"> · {t("unresolved", { count: undecided })}</span> : null}
        </p>
        <Button
          size="lg"
          pending={book.isPending}
          disabled={dates.length === 0 || plan.isPlaceholderData}
          onClick={() => void submit()}
        >
          {undecided > 0 && !isFree
            ? t("takeFree", { count: dates.length })
            : t(isRequest ? "request" : "book", { count: dates.length })}
        </Button>
      </div>
    </div>
  );
}
