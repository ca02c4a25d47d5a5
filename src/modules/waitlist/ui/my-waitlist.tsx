"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "#i18n/locales.ts";
import { Link, useRouter } from "#i18n/navigation.ts";
import { formatDayTime, formatDay, formatRange } from "#lib/time.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { MyWaitlist } from "../queries/my-waitlist.ts";
import { EditWishes } from "./edit-wishes.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { OfferCountdown } from "./offer-countdown.tsx";
import { useWishesWords } from "./use-wishes-words.ts";

type Entry = MyWaitlist["entries"][number];

/** What a client waits for; what is being offered to them comes first. */
export function MyWaitlistScreen({ entries, timeZone }: MyWaitlist) {
  const t = useTranslations("waitlist.mine");
  if (entries.length === 0) {
    return (
      <div className="rounded-2xl border border-border bg-card">
        <EmptyState
          title={t("emptyTitle")}
          description={t("emptyText")}
          heading="h2"
          action={
            <Button asChild>
              <Link href="/">{t("book")}</Link>
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <ul className="grid gap-4">
      {[...entries]
        .sort((a, b) => Number(b.offer !== null) - Number(a.offer !== null))
        .map((entry) => (
          <li key={entry.id}>
            <EntryCard entry={entry} timeZone={timeZone} />
          </li>
        ))}
    </ul>
  );
}

function EntryCard({ entry, timeZone }: { entry: Entry; timeZone: string }) {
  const t = useTranslations("waitlist.mine");
  const locale = useLocale() as Locale;
  const words = useWishesWords();
  const service = entry.service[locale];
  return (
    <Card className="grid gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-1">
          <h2 className="text-lg font-semibold leading-snug">{service}</h2>
          <p className="text-sm leading-relaxed text-muted-foreground">{words(entry.wishes)}</p>
        </div>
        <Badge tone={entry.place === 1 ? "primary" : "neutral"}>{t("place", { place: entry.place })}</Badge>
      </div>
      {entry.offer ? <OfferBox offer={entry.offer} timeZone={timeZone} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <EditWishes serviceId={entry.serviceId} service={service} wishes={entry.wishes} />
        <LeaveDialog entryId={entry.id} service={service} hasOffer={entry.offer !== null} />
      </div>
    </Card>
  );
}

function OfferBox({ offer, timeZone }: { offer: NonNullable<Entry["offer"]>; timeZone: string }) {
  const t = useTranslations("waitlist.mine");
  const offerWords = useTranslations("waitlist.offer");
  const locale = useLocale();
  const router = useRouter();
  return (
    <section className="grid gap-3 rounded-xl border border-primary/30 bg-primary-soft p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-sans text-sm font-semibold tracking-normal text-primary-text">{t("offerTitle")}</h3>
        <OfferCountdown
          leftMs={offer.leftMs}
          onEnd={() => router.refresh()}
          title={offerWords("until", { deadline: formatDayTime(offer.expiresAt, timeZone, locale) })}
        />
      </div>
      <p className="leading-snug">
        <span className="block font-medium first-letter:uppercase">{formatDay(offer.start, timeZone, locale)}</span>
        <span className="tabular-nums">{formatRange(offer.start, offer.end, timeZone, locale)}</span>
        <span className="text-muted-foreground"> · {personName(offer.professional)}</span>
      </p>
      <Button asChild className="sm:w-fit">
        <Link href={{ pathname: "/waitlist/[token]", params: { token: offer.token } }}>{t("answer")}</Link>
      </Button>
    </section>
  );
}
