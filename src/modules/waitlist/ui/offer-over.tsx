"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { BookedSummary } from "#modules/appointments/ui/booking/booked-summary.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyHall } from "#ui/empty-state.tsx";
import type { OfferPage } from "../queries/offer-page.ts";

type Props = Pick<OfferPage, "offer" | "institution"> & { status: Exclude<OfferPage["offer"]["status"], "open"> };

/** An offer that was answered or ran out: what became of it, and where one stands now. */
export function OfferOver({ status, offer, institution }: Props) {
  const t = useTranslations("waitlist.offer");
  const locale = useLocale() as Locale;
  const title = useRef<HTMLHeadingElement>(null);
  // The buttons that were pressed are gone: whoever listens hears what became of it.
  useEffect(() => title.current?.focus(), []);
  const yes = status === "accepted";
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      {yes ? null : <EmptyHall className="h-24 justify-self-start" />}
      <header className="grid gap-2">
        <p className="text-sm font-medium text-primary-text">{t("kicker")}</p>
        <h1 ref={title} tabIndex={-1} className="text-2xl font-semibold leading-tight outline-none sm:text-3xl">
          {t(`${status}Title`)}
        </h1>
        <p className="leading-relaxed text-muted-foreground">{t(`${status}Text`)}</p>
      </header>
      {yes ? (
        <Card className="grid gap-5 p-5 sm:p-7">
          <p className="font-display text-lg font-semibold">{offer.service[locale]}</p>
          <BookedSummary booked={offer} timeZone={institution.timeZone} address={institution.address} />
        </Card>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button asChild variant={yes ? "primary" : "outline"}>
          <Link href={yes ? "/appointments" : "/waitlist"}>{t(yes ? "appointments" : "mine")}</Link>
        </Button>
        {!yes && institution.phone ? (
          <Button asChild variant="outline">
            <a href={`tel:${institution.phone.replaceAll(/[^+\d]/g, "")}`}>{t("call", { phone: institution.phone })}</a>
          </Button>
        ) : null}
        {yes ? null : (
          <Button asChild variant="ghost">
            <Link href="/">{t("home")}</Link>
          </Button>
        )}
      </div>
    </div>
  );
}
