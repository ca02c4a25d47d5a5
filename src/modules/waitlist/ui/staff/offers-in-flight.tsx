"use client";

import { Check, Phone, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import { formatDayTime } from "#lib/time.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { Button } from "#ui/button.tsx";
import type { Line, LineEntry } from "../../queries/waitlist-lines.ts";
import { OfferCountdown } from "../offer-countdown.tsx";
import { useAnswered } from "./use-answered.ts";

type Props = { services: readonly Line[]; timeZone: string; now: number; canWrite: boolean };
type Offered = LineEntry & { offer: NonNullable<LineEntry["offer"]> };

/** What waits for an answer, the first to end first; whoever answers by phone is noted here. */
export function OffersInFlight({ services, timeZone, canWrite }: Props) {
  const t = useTranslations("waitlist.staff");
  const locale = useLocale() as Locale;
  const offers = services
    .flatMap((line) =>
      line.entries.flatMap(({ offer, ...entry }) =>
        offer ? [{ entry: { ...entry, offer }, service: line.name[locale] }] : [],
      ),
    )
    .sort((a, b) => a.entry.offer.expiresAt - b.entry.offer.expiresAt);
  if (offers.length === 0) return null;
  return (
    <section
      aria-labelledby="in-flight"
      className="grid gap-3 rounded-2xl border border-primary/30 bg-primary-soft p-4 sm:p-5"
    >
      <h2 id="in-flight" className="font-sans text-sm font-semibold tracking-normal text-primary-text">
        {t("inFlight")}
      </h2>
      <ul className="grid gap-2">
        {offers.map(({ entry, service }) => (
          <OfferRow key={entry.offer.id} entry={entry} service={service} timeZone={timeZone} canWrite={canWrite} />
        ))}
      </ul>
    </section>
  );
}

function OfferRow({
  entry,
  service,
  timeZone,
  canWrite,
}: {
  entry: Offered;
  service: string;
  timeZone: string;
  canWrite: boolean;
}) {
  const t = useTranslations("waitlist.staff");
  const words = useTranslations("waitlist.offer");
  const locale = useLocale();
  const utils = api.useUtils();
  const { offer } = entry;
  const client = personName(entry.client);
  const accept = api.waitlist.acceptFor.useMutation(useAnswered(t("accepted", { client })));
  const withdraw = api.waitlist.withdraw.useMutation(useAnswered(t("withdrawn", { client })));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded-xl border border-border bg-card p-3 sm:px-4">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{client}</span>
          <OfferCountdown
            leftMs={offer.leftMs}
            onEnd={() => void utils.waitlist.lines.invalidate()}
            title={words("until", { deadline: formatDayTime(offer.expiresAt, timeZone, locale) })}
          />
        </div>
        <p className="text-sm leading-snug">
          {service} ·{" "}
          {t("offeredTo", {
            day: formatDayTime(offer.start, timeZone, locale),
            professional: personName(offer.professional),
          })}
        </p>
        {offer.hasEmail ? null : (
          <p className="flex items-center gap-1.5 text-sm text-warning">
            <Phone aria-hidden className="size-3.5" />
            {entry.client.phone ? t("call", { client, phone: entry.client.phone }) : t("callThem")}
          </p>
        )}
      </div>
      {canWrite ? (
        <div className="grid grid-cols-2 gap-2 max-sm:w-full sm:flex">
          <Button
            variant="outline"
            size="sm"
            pending={withdraw.isPending}
            onClick={() => withdraw.mutate({ offerId: offer.id })}
          >
            <X aria-hidden />
            {t("withdraw")}
          </Button>
          <Button size="sm" pending={accept.isPending} onClick={() => accept.mutate({ offerId: offer.id })}>
            <Check aria-hidden />
            {t("accept")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
