import { localizedPath } from "#i18n/localized-path.ts";
import { wordsFor, type Words } from "#i18n/words-for.ts";
import { newId } from "#lib/ids.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter, type LetterContent } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { appointments } from "../tables.ts";
import { readFactsOf, type AppointmentFacts } from "../queries/appointment-facts.ts";
import type { LetterInput } from "./letter-input.ts";
import { movedFacts } from "./moved-facts.ts";
import { day, time } from "./phrases.ts";
import { institutionRecipients, type Recipient } from "./recipients.ts";
import { tellOfImpact } from "./tell-of-impact.ts";
import { formerProfessional, nameOfActor } from "./who-was.ts";

type Moved = {
  /** The seats as they were before. */
  seats: readonly (typeof appointments.$inferSelect)[];
  from: { start: number; professionalId: string };
  reason: string | undefined;
};

/**
 * What a class's move owes beyond the letter that each seat sends to its client: one to whoever has several seats in it, and
 * one to the professional who gives it now and to the one who gave it before, unless they did it themselves.
 */
export async function tellOfClassMove(tx: Tx, ctx: Ctx, { seats, from, reason }: Moved): Promise<void> {
  const cause = newId();
  const severals = [...Map.groupBy(seats, ({ clientId }) => clientId).values()].filter((theirs) => theirs.length > 1);
  const changes = severals.flat().map((row) => ({ row, moved: true, creditsBack: 0 }));
  await tellOfImpact(tx, ctx, { cause, changes, reason, clientsOnly: true });

  const people = await readFactsOf(
    tx,
    ctx,
    seats.map(({ id }) => id),
  );
  const [facts] = people;
  if (!facts) return;
  const former = await formerProfessional(tx, ctx, from.professionalId);
  const recipients: Recipient[] = institutionRecipients(facts, ctx.actor);
  const didIt = ctx.actor.type === "user" && ctx.actor.userId === former.userId;
  if (former.recipient && !didIt)
    recipients.push({ ...former.recipient, locale: former.recipient.locale ?? facts.organization.locale });
  const change = {
    from: { start: from.start, professional: former.name },
    by: await nameOfActor(tx, ctx),
    reason,
    creditsBack: 0,
  };
  const origin = await originOf(ctx);
  for (const { email, locale } of new Map(recipients.map((one) => [one.email, one])).values()) {
    const url = new URL(localizedPath(locale, "/staff/calendar"), origin).href;
    const input = {
      facts,
      locale,
      url,
      homeUrl: new URL(localizedPath(locale, "/"), origin).href,
      now: ctx.now,
      change,
    };
    await queueLetter(tx, ctx, {
      kind: "institution.class.moved",
      cause,
      recipient: email,
      locale,
      ...composeLetter(letter(input, people)),
    });
  }
}

function letter(input: LetterInput, people: readonly AppointmentFacts[]): LetterContent {
  const { facts, locale, url } = input;
  const words = wordsFor(locale, "mail");
  const t: Words = (key, values) => words(`appointment.${key}`, values);
  const values = {
    service: facts.service[locale],
    professional: facts.professional.name,
    day: day(facts, locale),
    time: time(facts, locale),
    count: people.length,
  };
  const names = people.map(({ client }) => client.name).toSorted((a, b) => a.localeCompare(b, locale));
  return {
    organizationName: facts.organization.name,
    accent: facts.organization.accent,
    locale,
    subject: t("institution.classMoved.subject", values),
    preheader: t("institution.classMoved.preheader", values),
    title: t("institution.classMoved.title", values),
    paragraphs: [t("institution.classMoved.body", values)],
    facts: [
      ...movedFacts(input, t),
      { label: t("what"), value: facts.service[locale] },
      { label: t("with"), value: facts.professional.name },
      { label: t("institution.classMoved.people"), value: names.join("\n") },
    ],
    button: { label: t("institution.classMoved.button"), href: url },
  };
}
