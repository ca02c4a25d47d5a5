import { localizedPath } from "#i18n/localized-path.ts";
import { wordsFor } from "#i18n/words-for.ts";
import { formatDayTime } from "#lib/time.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter, type LetterContent } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { calendarFileOf } from "../calendar-file.ts";
import type { appointments } from "../tables.ts";
import { readFactsOf, type AppointmentFacts } from "../queries/appointment-facts.ts";
import { clientEntry } from "./attached-calendar-file.ts";
import { institutionRecipients } from "./recipients.ts";

/** One appointment as it was, and what became of it. */
export type ImpactChange = { row: typeof appointments.$inferSelect; moved: boolean; creditsBack: number };
type Impact = {
  cause: string;
  changes: readonly ImpactChange[];
  reason: string | undefined;
  /** Colleagues learn of it by another letter. */
  clientsOnly?: boolean;
};
type Change = { facts: AppointmentFacts; before: number; moved: boolean; creditsBack: number };
type Letter = {
  to: "client" | "institution";
  changes: readonly Change[];
  locale: Locale;
  url: string;
  reason: string | undefined;
};

/** One letter to each client with everything that an absence changed for them, and one to each colleague concerned. */
export async function tellOfImpact(
  tx: Tx,
  ctx: Ctx,
  { cause, changes, reason, clientsOnly = false }: Impact,
): Promise<void> {
  if (changes.length === 0) return;
  const facts = new Map(
    (
      await readFactsOf(
        tx,
        ctx,
        changes.map(({ row }) => row.id),
      )
    ).map((one) => [one.id, one]),
  );
  const known = changes.flatMap(({ row, moved, creditsBack }): Change[] => {
    const now = facts.get(row.id);
    return now ? [{ facts: now, before: row.startsAt.getTime(), moved, creditsBack }] : [];
  });
  const origin = await originOf(ctx);
  const byClient = Map.groupBy(known, (change) => change.facts.client.email ?? "");
  for (const [email, theirs] of byClient) {
    const locale = theirs[0]?.facts.client.locale;
    if (!email || !locale) continue;
    const pageOf = (id: string) => new URL(localizedPath(locale, "/appointments/[id]", { id }), origin).href;
    const url = new URL(localizedPath(locale, "/appointments"), origin).href;
    const file = calendarFileOf(
      theirs.map((change) => clientEntry(change.facts, locale, pageOf(change.facts.id), ctx.now)),
    );
    await queueLetter(tx, ctx, {
      kind: "appointments.impact",
      cause,
      recipient: email,
      locale,
      ...composeLetter(letter({ to: "client", changes: theirs, locale, url, reason })),
      attachments: [{ filename: wordsFor(locale, "mail")("appointment.series.calendarFilename"), ...file }],
    });
  }
  if (!clientsOnly) await tellColleagues(tx, ctx, { cause, known, reason, origin });
}

type Told = { cause: string; known: readonly Change[]; reason: string | undefined; origin: string };

async function tellColleagues(tx: Tx, ctx: Ctx, { cause, known, reason, origin }: Told): Promise<void> {
  const concerned = known.flatMap((change) =>
    institutionRecipients(change.facts, ctx.actor).map((recipient) => ({ change, recipient })),
  );
  for (const [email, theirs] of Map.groupBy(concerned, ({ recipient }) => recipient.email)) {
    const locale = theirs[0]?.recipient.locale ?? "es-AR";
    const url = new URL(localizedPath(locale, "/staff/calendar"), origin).href;
    const changes = theirs.map(({ change }) => change);
    await queueLetter(tx, ctx, {
      kind: "institution.appointments.impact",
      cause,
      recipient: email,
      locale,
      ...composeLetter(letter({ to: "institution", changes, locale, url, reason })),
    });
  }
}

function letter({ to, changes, locale, url, reason }: Letter): LetterContent {
  const words = wordsFor(locale, "mail");
  const t = (key: string, values?: Record<string, string | number>) => words(`appointment.impact.${key}`, values);
  const [first] = changes;
  if (!first) throw new Error("tellOfImpact: a letter about nothing");
  const { organization, client } = first.facts;
  const credits = changes.reduce((sum, { creditsBack }) => sum + creditsBack, 0);
  const values = { count: changes.length, name: client.firstName, organization: organization.name };
  return {
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: t(`${to}.subject`, values),
    preheader: t(`${to}.preheader`, values),
    title: t(`${to}.title`, values),
    paragraphs: [t(`${to}.body`, values)],
    facts: [
      ...changes.map((change) => ({ label: labelOf(change, to, locale), value: lineOf(change, locale, t) })),
      ...(reason ? [{ label: words("appointment.reason"), value: reason }] : []),
      ...(to === "client" && credits > 0
        ? [
            {
              label: words("appointment.creditsBack"),
              value: words("appointment.creditsBackValue", { count: credits }),
            },
          ]
        : []),
    ],
    button: { label: t(`${to}.button`), href: url },
  };
}

const labelOf = ({ facts }: Change, to: Letter["to"], locale: Locale): string =>
  to === "institution" ? facts.client.name : facts.service[locale];

function lineOf(
  { facts, before, moved }: Change,
  locale: Locale,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  const zone = facts.organization.timeZone;
  const values = {
    before: formatDayTime(before, zone, locale),
    now: formatDayTime(facts.start, zone, locale),
    professional: facts.professional.name,
  };
  return t(moved ? "moved" : "cancelled", values);
}
