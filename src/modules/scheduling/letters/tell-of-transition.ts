import { and, eq } from "drizzle-orm";
import { localizedPath } from "#i18n/localized-path.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import type { Actor, Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointmentTransitions } from "../tables.ts";
import type { Status } from "../schemas.ts";
import { readAppointmentFacts, type AppointmentFacts } from "./appointment-facts.ts";
import { attachedCalendarFile } from "./attached-calendar-file.ts";
import { clientLetter, type LetterInput } from "./client-letters.ts";
import { institutionLetter, type InstitutionEvent } from "./institution-letters.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { clientEvent, institutionEvent, institutionRecipients } from "./recipients.ts";

export type Told = { appointmentId: string; transitionId: string; to: Status; actor: Actor };

/**
 * Queues the letters that a transition owes, in the transaction that made it: to the client, and to the institution where
 * it did not act itself. The transition is the cause, so telling of it twice writes once.
 */
export async function tellOfTransition(tx: Tx, ctx: Ctx, told: Told): Promise<void> {
  const facts = await readAppointmentFacts(tx, ctx, told.appointmentId);
  if (!facts) return;
  const origin = await originOf(ctx);
  await tellClient(tx, ctx, told, facts, origin);
  await tellInstitution(tx, ctx, told, facts, origin);
}

async function tellClient(
  tx: Tx,
  ctx: Ctx,
  { to, actor, transitionId }: Told,
  facts: AppointmentFacts,
  origin: string,
) {
  const event = clientEvent(facts, to, actor);
  const { email, locale, name } = facts.client;
  if (!event || !email) return;
  const input = inputFor(facts, locale, ctx.now, origin, localizedPath(locale, "/appointments/[id]", { id: facts.id }));
  const attachments = to === "completed" || to === "no_show" ? [] : [attachedCalendarFile(input, { name, email })];
  const letter = composeLetter(clientLetter(event, input));
  await queueLetter(tx, ctx, {
    kind: `appointment.${to}`,
    cause: transitionId,
    recipient: email,
    locale,
    ...letter,
    attachments,
  });
}

async function tellInstitution(
  tx: Tx,
  ctx: Ctx,
  { to, actor, transitionId }: Told,
  facts: AppointmentFacts,
  origin: string,
) {
  const event = institutionEvent(facts, to, actor, await isNew(tx, ctx, transitionId));
  if (!event) return;
  for (const { email, locale } of institutionRecipients(facts, actor)) {
    const letter = composeLetter(
      institutionLetter(event, inputFor(facts, locale, ctx.now, origin, staffPath(event, locale))),
    );
    await queueLetter(tx, ctx, {
      kind: `institution.appointment.${event}`,
      cause: transitionId,
      recipient: email,
      locale,
      ...letter,
    });
  }
}

const staffPath = (event: InstitutionEvent, locale: Locale): string =>
  localizedPath(locale, event === "requested" ? "/staff/queue" : "/staff/calendar");

const inputFor = (facts: AppointmentFacts, locale: Locale, now: number, origin: string, path: string): LetterInput => ({
  facts,
  locale,
  now,
  url: new URL(path, origin).href,
  homeUrl: new URL(localizedPath(locale, "/"), origin).href,
});

/** Whether this change made the appointment, out of nothing or out of a hold. */
async function isNew(tx: Tx, ctx: Ctx, transitionId: string): Promise<boolean> {
  const [step] = await tx
    .select({ from: appointmentTransitions.fromStatus })
    .from(appointmentTransitions)
    .where(and(eq(appointmentTransitions.tenantId, ctx.tenantId), eq(appointmentTransitions.id, transitionId)));
  return step !== undefined && (step.from === null || step.from === "held");
}
