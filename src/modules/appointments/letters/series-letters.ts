import { wordsFor } from "#i18n/words-for.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import { formatDayTime, formatRange } from "#lib/time.ts";
import type { Locale } from "#platform/context.ts";
import type { AppointmentFacts } from "../queries/appointment-facts.ts";

export type SeriesEvent = "booked" | "requested" | "cancelled" | "moved";

export type SeriesLetterInput = {
  event: SeriesEvent;
  /** At least one, by start. */
  all: readonly [AppointmentFacts, ...AppointmentFacts[]];
  /** For a move: where each was before, by its id. Epoch milliseconds. */
  movedFrom: ReadonlyMap<string, number>;
  by: string | null;
  reason: string | undefined;
  creditsBack: number;
  locale: Locale;
  url: string;
};

/** One letter for several appointments: every date is in it. `to` the client, or the institution. */
export function seriesLetter(to: "client" | "institution", input: SeriesLetterInput): LetterContent {
  const { event, all, by, reason, creditsBack, locale, url } = input;
  const [first] = all;
  const words = wordsFor(locale, "mail");
  const t = (key: string, values?: Record<string, string | number>) => words(`appointment.${key}`, values);
  const professionals = [...new Set(all.map(({ professional }) => professional.name))];
  const values = {
    count: all.length,
    name: first.client.firstName,
    client: first.client.name,
    organization: first.organization.name,
    service: first.service[locale],
    professional: new Intl.ListFormat(locale).format(professionals),
  };
  const key = `series.${to}.${event}`;
  return {
    organizationName: first.organization.name,
    accent: first.organization.accent,
    locale,
    subject: t(`${key}.subject`, values),
    preheader: t(`${key}.preheader`, values),
    title: t(`${key}.title`, values),
    paragraphs: [t(`${key}.body`, values)],
    facts: [
      { label: t("series.dates"), value: all.map((one) => lineOf(one, input)).join("\n") },
      { label: t("what"), value: first.service[locale] },
      { label: t("with"), value: professionals.join("\n") },
      ...(to === "institution"
        ? [{ label: t("client.label"), value: [first.client.name, first.client.phone].filter(Boolean).join("\n") }]
        : first.organization.address
          ? [{ label: t("where"), value: first.organization.address }]
          : []),
      ...(event === "moved" && by ? [{ label: t("movedBy"), value: by }] : []),
      ...(reason ? [{ label: t("reason"), value: reason }] : []),
      ...(to === "client" && creditsBack > 0
        ? [{ label: t("creditsBack"), value: t("creditsBackValue", { count: creditsBack }) }]
        : []),
    ],
    button: { label: t(`${key}.button`), href: url },
  };
}

/** "Mar, 14 jul, 16:00 – 17:00", and for a move the old time before it. */
function lineOf(facts: AppointmentFacts, { all, movedFrom, locale }: SeriesLetterInput): string {
  const zone = facts.organization.timeZone;
  const day = formatDayTime(facts.start, zone, locale);
  const until = `${day} – ${formatRange(facts.start, facts.end, zone, locale).split(" – ").at(-1) ?? ""}`;
  const old = movedFrom.get(facts.id);
  const words = old === undefined ? until : `${formatDayTime(old, zone, locale)} → ${day}`;
  // Where not all are with the same person, each says with whom.
  const isShared = all.some(({ professional }) => professional.name !== facts.professional.name);
  const line = isShared ? `${words} · ${facts.professional.name}` : words;
  return line.charAt(0).toLocaleUpperCase() + line.slice(1);
}
