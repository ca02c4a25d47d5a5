import { localizedPath } from "#i18n/localized-path.ts";
import { wordsFor } from "#i18n/words-for.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { calendarFileOf } from "../calendar-file.ts";
import { readFactsOf } from "../queries/appointment-facts.ts";
import { clientEntry } from "./attached-calendar-file.ts";
import { institutionRecipients, isClient, type Recipient } from "./recipients.ts";
import { seriesLetter, type SeriesEvent, type SeriesLetterInput } from "./series-letters.ts";
import { nameOfActor } from "./who-was.ts";

export type SeriesTold = {
  event: "booked" | "cancelled" | "moved";
  /** What happened once: telling of it twice writes once. */
  cause: string;
  appointmentIds: readonly string[];
  /** For a move: where each was before, by its id. Epoch milliseconds. */
  movedFrom?: ReadonlyMap<string, number>;
  reason?: string | undefined;
  creditsBack?: number;
};

/** Queues the one letter that tells of several appointments at once, with one calendar file of all of them. */
export async function tellOfSeries(tx: Tx, ctx: Ctx, told: SeriesTold): Promise<void> {
  const { event, cause, appointmentIds, movedFrom = new Map(), reason, creditsBack = 0 } = told;
  const [first, ...others] = await readFactsOf(tx, ctx, appointmentIds);
  if (!first) return;
  const origin = await originOf(ctx);
  const input: Omit<SeriesLetterInput, "locale" | "url"> = {
    event: event === "booked" && first.status === "pending" ? "requested" : event,
    all: [first, ...others],
    movedFrom,
    by: isClient(first, ctx.actor) ? first.client.name : await nameOfActor(tx, ctx),
    reason,
    creditsBack,
  };

  const { email, locale, name } = first.client;
  if (email) {
    const mine = new URL(localizedPath(locale, "/appointments"), origin).href;
    const pageOf = (id: string) => new URL(localizedPath(locale, "/appointments/[id]", { id }), origin).href;
    const file = calendarFileOf(input.all.map((facts) => clientEntry(facts, locale, pageOf(facts.id), ctx.now)));
    await queueLetter(tx, ctx, {
      kind: `series.${event}`,
      cause,
      recipient: email,
      locale,
      ...composeLetter(seriesLetter("client", { ...input, locale, url: mine })),
      attachments: [{ filename: wordsFor(locale, "mail")("appointment.series.calendarFilename", { name }), ...file }],
    });
  }
  for (const recipient of recipientsOf(input.all, ctx)) {
    const url = new URL(localizedPath(recipient.locale, staffPath(input.event)), origin).href;
    await queueLetter(tx, ctx, {
      kind: `institution.series.${event}`,
      cause,
      recipient: recipient.email,
      locale: recipient.locale,
      ...composeLetter(seriesLetter("institution", { ...input, locale: recipient.locale, url })),
    });
  }
}

const staffPath = (event: SeriesEvent) => (event === "requested" ? "/staff/queue" : "/staff/calendar");

/** Everyone whom one of them concerns, once. */
const recipientsOf = (all: SeriesLetterInput["all"], ctx: Ctx): Iterable<Recipient> =>
  new Map(all.flatMap((facts) => institutionRecipients(facts, ctx.actor)).map((one) => [one.email, one])).values();
