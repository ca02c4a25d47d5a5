import type { Actor, Locale } from "#platform/context.ts";
import type { Status } from "../schemas.ts";
import type { AppointmentFacts } from "../queries/appointment-facts.ts";
import type { ClientEvent } from "./client-letters.ts";
import type { InstitutionEvent } from "./institution-letters.ts";

export type Recipient = { email: string; locale: Locale };

/** The client, signed in or by the link of their mail: nobody else who is not signed in can change an appointment. */
export const isClient = (facts: Pick<AppointmentFacts, "client">, actor: Actor): boolean =>
  actor.type === "visitor" || (actor.type === "user" && actor.userId === facts.client.userId);

/** What a change means to the client, or null when it is nothing to write about. */
export function clientEvent(facts: AppointmentFacts, to: Status, actor: Actor, moved: boolean): ClientEvent | null {
  if (moved) return isClient(facts, actor) ? "movedByYou" : "movedByThem";
  switch (to) {
    case "pending":
      return "requested";
    case "cancelled":
      return isClient(facts, actor) ? "cancelledByYou" : "cancelledByThem";
    case "no_show":
      return "noShow";
    case "held":
      return null;
    default:
      return to;
  }
}

/**
 * What a change means to the institution: its own answers are no news to it. `isNew` when the appointment came into being
 * by this change, so that a confirmation of a known request is not told as a booking.
 */
export function institutionEvent(
  facts: AppointmentFacts,
  to: Status,
  actor: Actor,
  isNew: boolean,
  moved: boolean,
): InstitutionEvent | null {
  if (moved) return "moved";
  if (to === "pending") return "requested";
  if (to === "confirmed") return isNew ? "booked" : null;
  if (to !== "cancelled") return null;
  return isClient(facts, actor) || facts.professional.userId !== userIdOf(actor) ? "cancelled" : null;
}

const userIdOf = (actor: Actor): string | null => (actor.type === "user" ? actor.userId : null);

/**
 * The professional, unless they did it themselves; the institution's own address only when the client did it. Each
 * address once.
 */
export function institutionRecipients(facts: AppointmentFacts, actor: Actor): Recipient[] {
  const { professional, organization } = facts;
  const recipients: Recipient[] = [];
  if (professional.email && (professional.userId === null || professional.userId !== userIdOf(actor))) {
    recipients.push({ email: professional.email.toLowerCase(), locale: professional.locale ?? organization.locale });
  }
  const desk = organization.email?.toLowerCase();
  if (desk && isClient(facts, actor) && recipients.every(({ email }) => email !== desk)) {
    recipients.push({ email: desk, locale: organization.locale });
  }
  return recipients;
}
