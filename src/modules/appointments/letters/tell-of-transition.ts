import { and, eq } from "drizzle-orm";
import { localizedPath } from "#i18n/localized-path.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Actor, Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Status } from "../schemas.ts";
import { appointmentTransitions } from "../tables.ts";
import { readAppointmentFacts, type AppointmentFacts } from "../queries/appointment-facts.ts";
import { attachedCalendarFile } from "./attached-calendar-file.ts";
import { clientLetter } from "./client-letters.ts";
import type { LetterInput } from "./letter-input.ts";
import { institutionLetter, type InstitutionEvent } from "./institution-letters.ts";
import { clientLink } from "./letter-links.ts";
import type { Change } from "./letter-input.ts";
import { clientEvent, institutionEvent, institutionRecipients, isClient, type Recipient } from "./recipients.ts";
import { formerProfessional, nameOfActor } from "./who-was.ts";

type Place = { start: number; end?: number; professionalId: string };

export type Told = {
  appointmentId: string;
  transitionId: string;
  to: Status;
  actor: Actor;
  /** A move leaves the state as it was: it is told as what it is. */
  moved?: { from: Place; to: Place } | null | undefined;
  reason?: string | undefined;
  creditsBack?: number;
  /** The institution learns of it by another letter. */
  clientOnly?: boolean;
};

type Former = Awaited<ReturnType<typeof formerProfessional>>;
type Story = { told: Told; facts: AppointmentFacts; former: Former | null; change: Change; origin: string };

/**
 * Queues the letters that a transition owes, in the transaction that made it: to the client, and to the institution where
 * it did not act itself. The transition is the cause, so telling of it twice writes once.
 */
export async function tellOfTransition(tx: Tx, ctx: Ctx, told: Told): Promise<void> {
  const facts = await readAppointmentFacts(tx, ctx, told.appointmentId);
  if (!facts) return;
  const { moved, actor, reason, creditsBack = 0 } = told;
  const former = moved ? await formerProfessional(tx, ctx, moved.from.professionalId) : null;
  const change: Change = {
    ...(moved && former ? { from: { start: moved.from.start, end: moved.from.end, professional: former.name } } : {}),
    by: isClient(facts, actor) ? facts.client.name : await nameOfActor(tx, ctx),
    reason,
    creditsBack,
  };
  const story = { told, facts, former, change, origin: await originOf(ctx) };
  await tellClient(tx, ctx, story);
  if (!told.clientOnly) await tellInstitution(tx, ctx, story);
}

async function tellClient(tx: Tx, ctx: Ctx, story: Story): Promise<void> {
  const { facts, origin } = story;
  const { to, actor, transitionId, moved } = story.told;
  const event = clientEvent(facts, to, actor, moved != null);
  const { email, locale, name } = facts.client;
  if (!event || !email) return;
  // A calendar is often shared: the page that it leads to asks to sign in, the letter's does not.
  const shared = new URL(localizedPath(locale, "/appointments/[id]", { id: facts.id }), origin).href;
  const file = attachedCalendarFile(inputFor(ctx, story, locale, shared), { name, email });
  await queueLetter(tx, ctx, {
    kind: moved ? "appointment.moved" : `appointment.${to}`,
    cause: transitionId,
    recipient: email,
    locale,
    ...composeLetter(clientLetter(event, inputFor(ctx, story, locale, clientLink(ctx, origin, locale, facts.id)))),
    attachments: to === "completed" || to === "no_show" ? [] : [file],
  });
}

async function tellInstitution(tx: Tx, ctx: Ctx, story: Story): Promise<void> {
  const { facts, former, origin } = story;
  const { to, actor, transitionId, moved } = story.told;
  const event = institutionEvent(facts, to, actor, await isNew(tx, ctx, transitionId), moved != null);
  if (!event) return;
  const recipients = institutionRecipients(facts, actor);
  // Whose time was let go to a colleague learns of it too.
  if (former?.recipient && !isActor(actor, former.userId)) recipients.push(inTheirWords(former.recipient, facts));
  for (const { email, locale } of new Map(recipients.map((one) => [one.email, one])).values()) {
    const url = new URL(staffPath(event, locale), origin).href;
    await queueLetter(tx, ctx, {
      kind: `institution.appointment.${event}`,
      cause: transitionId,
      recipient: email,
      locale,
      ...composeLetter(institutionLetter(event, inputFor(ctx, story, locale, url))),
    });
  }
}

const inputFor = (ctx: Ctx, { facts, change, origin }: Story, locale: Locale, url: string): LetterInput => ({
  facts,
  locale,
  url,
  homeUrl: new URL(localizedPath(locale, "/"), origin).href,
  now: ctx.now,
  change,
});

const isActor = (actor: Actor, userId: string | null): boolean => actor.type === "user" && actor.userId === userId;

const inTheirWords = (
  { email, locale }: { email: string; locale: Locale | null },
  { organization }: AppointmentFacts,
): Recipient => ({ email, locale: locale ?? organization.locale });

const staffPath = (event: InstitutionEvent, locale: Locale): string =>
  localizedPath(locale, event === "requested" ? "/staff/queue" : "/staff/calendar");

/** Whether this change made the appointment, out of nothing or out of a hold. */
async function isNew(tx: Tx, ctx: Ctx, transitionId: string): Promise<boolean> {
  const [step] = await tx
    .select({ from: appointmentTransitions.fromStatus })
    .from(appointmentTransitions)
    .where(and(eq(appointmentTransitions.tenantId, ctx.tenantId), eq(appointmentTransitions.id, transitionId)));
  return step !== undefined && (step.from === null || step.from === "held");
}
