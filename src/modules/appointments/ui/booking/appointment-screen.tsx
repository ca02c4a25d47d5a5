import { CalendarPlus, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import type { AppointmentView } from "../../queries/appointment-views.ts";
import { paidWith } from "../../domain/paid-with.ts";
import { personName } from "../appointment-words.ts";
import { policyWords } from "#modules/catalog/ui/policy-words.ts";
import { costWords } from "../cost-words.ts";
import { CancelOwn } from "../moving/cancel-own.tsx";
import { MoveOwn } from "../moving/move-own.tsx";
import { BookedSummary } from "./booked-summary.tsx";
import { googleLink } from "./google-link.ts";
import { NextStep } from "./next-step.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  appointment: AppointmentView;
  /** The credits it holds or has spent. */
  spent: number;
  institution: { name: string; address: string | null; phone: string | null };
  timeZone: string;
  now: number;
  /** Whether its client may still move it on their own. */
  mayMove: boolean;
  /** The key of the mail by which the page was opened, where nobody is signed in. */
  linkKey?: string | undefined;
  /** This page's own address, for the calendar. */
  url: string;
};

/** Who has just booked is still asking whether it worked. */
const FRESH_MS = 30 * 60_000;

/**
 * Just booked: first that it worked and what happens next. Then, and later at once, the three things that people look for: when,
 * where, how to change it.
 */
export function AppointmentScreen({ appointment, spent, institution, timeZone, now, mayMove, linkKey, url }: Props) {
  const t = useTranslations("appointments");
  const policy = useTranslations("policy");
  const moving = useTranslations("moving");
  const locale = useLocale() as Locale;
  const isLive = (appointment.status === "pending" || appointment.status === "confirmed") && appointment.end > now;
  const canCancel = isLive && appointment.start > now;
  const { priceMinor, creditCost, start } = appointment;
  const words = policyWords(
    policy,
    appointment.policy,
    { priceMinor, creditCost, spent },
    { start, timeZone, now, locale },
  );
  // Nobody loses anything by a request that nobody answered.
  const change = { appointment: changeable(appointment), timeZone, linkKey };
  const isPending = appointment.status === "pending";
  const isFresh = isLive && now - appointment.createdAt < FRESH_MS;
  const nextStep = <NextStep appointment={appointment} institution={institution} timeZone={timeZone} now={now} />;
  const facts = useTranslations("booking.facts");
  const cost = paidWith(appointment) ? costWords(facts, appointment, locale) : null;
  return (
    <div className="grid gap-6">
      <header className="grid gap-2">
        <StatusBadge status={appointment.status} />
        <h1 className="text-2xl font-semibold leading-tight sm:text-3xl">{t(`headline.${appointment.status}`)}</h1>
        <p className="leading-relaxed text-muted-foreground">
          {t("forService", { service: appointment.service[locale], institution: institution.name })}
        </p>
      </header>
      {isFresh ? nextStep : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <Card className="grid gap-6 p-5 sm:p-7">
          <BookedSummary booked={appointment} timeZone={timeZone} address={institution.address} />
          {cost || appointment.notes ? (
            <dl className="grid gap-3 border-t border-border pt-5 text-sm">
              {cost ? <Fact label={t("price")} value={cost} /> : null}
              {appointment.notes ? <Fact label={t("notes")} value={appointment.notes} /> : null}
            </dl>
          ) : null}
        </Card>
        <div className="grid gap-4">
          {isFresh ? null : nextStep}
          <Card className="grid gap-3 p-5">
            <h2 className="font-sans text-sm font-medium tracking-normal">
              {t(canCancel ? "change.title" : "change.againTitle")}
            </h2>
            {canCancel ? (
              <div className="grid gap-1.5 text-sm leading-relaxed text-muted-foreground">
                <p>{isPending ? policy("pending") : words.steps}</p>
                {mayMove ? null : (
                  <p>{institution.phone ? moving("tooLatePhone", { phone: institution.phone }) : moving("tooLate")}</p>
                )}
              </div>
            ) : null}
            <div className="grid gap-2">
              {canCancel ? (
                <>
                  {mayMove ? <MoveOwn {...change} /> : null}
                  <CancelOwn {...change} />
                </>
              ) : null}
              {canCancel ? null : (
                <Button asChild>
                  <Link href={{ pathname: "/book/[serviceId]", params: { serviceId: appointment.serviceId } }}>
                    {t("change.again")}
                  </Link>
                </Button>
              )}
            </div>
          </Card>
          {isLive ? (
            <Card className="grid gap-3 p-5">
              <h2 className="font-sans text-sm font-medium tracking-normal">{t("calendar.title")}</h2>
              <div className="grid gap-2">
                <Button variant="outline" asChild>
                  <a
                    href={`/api/appointments/${appointment.id}.ics?locale=${locale}${linkKey ? `&key=${linkKey}` : ""}`}
                    download
                  >
                    <Download aria-hidden />
                    {t("calendar.download")}
                  </a>
                </Button>
                <Button variant="outline" asChild>
                  <a href={googleHref(appointment, institution, locale, url)} target="_blank" rel="noreferrer">
                    <CalendarPlus aria-hidden />
                    {t("calendar.google")}
                  </a>
                </Button>
              </div>
            </Card>
          ) : null}
        </div>
      </div>
      {linkKey ? <p className="text-sm text-muted-foreground">{moving("byLink")}</p> : null}
      <p>
        <Link
          href="/appointments"
          className="text-sm text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current"
        >
          {t("all")}
        </Link>
      </p>
    </div>
  );
}

/** No more than the browser needs. */
const changeable = ({
  id,
  status,
  start,
  end,
  serviceId,
  seriesId,
  priceMinor,
  creditCost,
  policy,
  professional,
}: AppointmentView) => ({
  id,
  status,
  start,
  end,
  serviceId,
  seriesId,
  priceMinor,
  creditCost,
  policy,
  professional,
});

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-0.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="whitespace-pre-line [overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}

function googleHref(
  appointment: AppointmentView,
  institution: Props["institution"],
  locale: Locale,
  url: string,
): string {
  return googleLink({
    start: appointment.start,
    end: appointment.end,
    title: `${appointment.service[locale]} · ${institution.name}`,
    details: `${personName(appointment.professional)}\n${url}`,
    location: institution.address,
  });
}
