"use client";

import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Locale } from "#i18n/locales.ts";
import { Link, useRouter } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { BookedSummary } from "#modules/appointments/ui/booking/booked-summary.tsx";
import { PolicyWords } from "#modules/catalog/ui/policy-line.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { OfferPage } from "../queries/offer-page.ts";
import { OfferCountdown } from "./offer-countdown.tsx";
import { OfferOver } from "./offer-over.tsx";

type Props = Pick<OfferPage, "offer" | "institution" | "leftMs"> & { token: string; now: number };
type Status = OfferPage["offer"]["status"];

/** What is offered, until when, on which terms; yes or no. Nothing happens until one of them is pressed. */
export function OfferScreen({ offer, institution, leftMs, token, now }: Props) {
  const t = useTranslations("waitlist.offer");
  const locale = useLocale() as Locale;
  const answer = useAnswer(token, offer.status);
  if (answer.status !== "open") return <OfferOver status={answer.status} offer={offer} institution={institution} />;
  const { timeZone } = institution;
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      <header className="grid gap-2">
        <p className="text-sm font-medium text-primary-text">{t("kicker")}</p>
        <h1 className="text-2xl font-semibold leading-tight sm:text-3xl">{t("title")}</h1>
        <p className="leading-relaxed text-muted-foreground">
          {t("lead", { name: offer.firstName, service: offer.service[locale] })}
        </p>
      </header>
      <Card className="grid gap-6 p-5 sm:p-7">
        <OfferCountdown
          leftMs={leftMs}
          onEnd={answer.lapse}
          title={t("until", { deadline: formatDayTime(offer.expiresAt, timeZone, locale) })}
        />
        <BookedSummary booked={offer} timeZone={timeZone} address={institution.address} />
        {offer.terms ? (
          <div className="grid gap-1.5 border-t border-border pt-5 text-sm leading-relaxed">
            <p>
              <span className="text-muted-foreground">{t("price")}: </span>
              {offer.terms.creditCost > 0
                ? t("credits", { count: offer.terms.creditCost })
                : offer.terms.priceMinor > 0
                  ? t("priceDesk", { price: formatMoney(offer.terms.priceMinor, offer.terms.currency, locale) })
                  : t("free")}
            </p>
            <p className="text-muted-foreground">
              <PolicyWords
                policy={offer.terms.policy}
                priceMinor={offer.terms.priceMinor}
                creditCost={offer.terms.creditCost}
                start={offer.start}
                timeZone={timeZone}
                now={now}
              />
            </p>
          </div>
        ) : null}
      </Card>
      {answer.problem ? <Notice tone="error">{answer.problem}</Notice> : null}
      <Answers answer={answer} />
    </div>
  );
}

function Answers({ answer }: { answer: ReturnType<typeof useAnswer> }) {
  const t = useTranslations("waitlist.offer");
  const [sure, setSure] = useState(false);
  if (sure) {
    return (
      <section aria-labelledby="sure-title" className="grid gap-4 rounded-xl border border-border bg-muted/50 p-5">
        <div className="grid gap-1">
          <h2 id="sure-title" className="font-sans text-base font-medium tracking-normal">
            {t("sure")}
          </h2>
          <p className="text-sm leading-relaxed text-muted-foreground">{t("sureText")}</p>
        </div>
        <div className="grid gap-2 sm:grid-cols-2">
          {/* Opened by the button that stood here: the reader goes on where they were. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Button size="lg" variant="outline" autoFocus onClick={() => setSure(false)}>
            {t("back")}
          </Button>
          <Button size="lg" variant="destructive" pending={answer.pending} onClick={answer.decline}>
            {t("declineSure")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <div className="grid gap-3">
      <div className="grid gap-2 sm:grid-cols-[2fr_1fr]">
        <Button size="lg" pending={answer.pending} onClick={answer.accept}>
          <CircleCheck aria-hidden />
          {t("accept")}
        </Button>
        <Button size="lg" variant="outline" onClick={() => setSure(true)}>
          {t("decline")}
        </Button>
      </div>
      <p className="text-sm leading-relaxed text-muted-foreground">
        {t("confirmedAtOnce")} {t("declineHint")}
      </p>
      <p className="text-sm">
        <Link
          href="/waitlist"
          className="text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current"
        >
          {t("mine")}
        </Link>
      </p>
    </div>
  );
}

/** The two answers, and how things stand after them; also where another window, or the clock, was first. */
function useAnswer(token: string, initial: Status) {
  const router = useRouter();
  const words = useRefusalWords();
  const [status, setStatus] = useState(initial);
  const settle = (yes: Status) => ({
    onSuccess: (result: { ok: true } | { ok: false; reason: string; how?: Status }) => {
      if (result.ok) setStatus(yes);
      else if (result.how) setStatus(result.how);
      router.refresh();
    },
  });
  const accept = api.waitlist.accept.useMutation(settle("accepted"));
  const decline = api.waitlist.decline.useMutation(settle("declined"));
  const error = accept.error ?? decline.error;
  const refused = [accept.data, decline.data].find((data) => data && !data.ok && data.reason !== "OFFER_OVER");
  return {
    status,
    pending: accept.isPending || decline.isPending,
    problem: error ? words(error) : refused && !refused.ok ? words(refused.reason) : null,
    accept: () => accept.mutate({ token }),
    decline: () => decline.mutate({ token }),
    lapse: () => setStatus((known) => (known === "open" ? "lapsed" : known)),
  };
}
