import { and, eq, gt } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { authorize } from "#modules/access/authorize.ts";
import { recordTransition } from "#modules/appointments/commands/record-transition.ts";
import { appointments } from "#modules/appointments/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { offerOfToken } from "../offer-link.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";
import { lockOffer } from "./lock-line.ts";

/** By the link in the mail, which is the authority: nobody need be signed in to say yes. */
export async function acceptOffer(ctx: Ctx, { token }: { token: string }) {
  const offerId = offerOfToken(ctx, token);
  return offerId ? withTenant(ctx, (tx) => accept(tx, ctx, offerId)) : refuse("NOT_FOUND");
}

/** By staff, for a client who said yes on the phone. */
export async function acceptOfferFor(ctx: Ctx, { offerId }: { offerId: string }) {
  authorize(ctx, "waitlist:write");
  return withTenant(ctx, (tx) => accept(tx, ctx, offerId));
}

/**
 * The hold becomes the appointment by one UPDATE, at the price and terms it was offered with. Confirmed at once, also where
 * requests of the service wait for an answer: the institution keeps the line and offered the time itself, and who answered
 * within two hours is not made to wait again for what would dismiss the next in line. Saying yes twice answers the same.
 */
async function accept(tx: Tx, ctx: Ctx, offerId: string) {
  const found = await lockOffer(tx, ctx, offerId);
  if (!found) return refuse("NOT_FOUND");
  const { offer, entry } = found;
  const { appointmentId } = offer;
  if (offer.status === "accepted") return ok({ appointmentId });
  if (offer.status !== "open") return refuse("OFFER_OVER", { how: offer.status });

  const now = new Date(ctx.now);
  const taken = await tx
    .update(appointments)
    .set({ status: "confirmed", holdKeyHash: null, expiresAt: null, updatedAt: now })
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.id, appointmentId),
        eq(appointments.status, "held"),
        // Late is late, even where the job that says so has not come yet.
        gt(appointments.expiresAt, now),
      ),
    )
    .returning({ id: appointments.id });
  if (taken.length === 0) return refuse("OFFER_OVER", { how: "lapsed" as const });
  await tx
    .update(waitlistOffers)
    .set({ status: "accepted", settledAt: now })
    .where(and(eq(waitlistOffers.tenantId, ctx.tenantId), eq(waitlistOffers.id, offerId)));
  await tx
    .update(waitlistEntries)
    .set({ status: "booked" })
    .where(and(eq(waitlistEntries.tenantId, ctx.tenantId), eq(waitlistEntries.id, entry.id)));
  await captureCredits(tx, ctx, appointmentId);
  await audit(tx, ctx, { action: "waitlist.accept", subject: { type: "waitlist", id: entry.id }, data: { offerId } });
  await recordTransition(tx, ctx, { appointmentId, from: null, to: "confirmed", action: "appointment.book" });
  await publish(tx, ctx, "waitlist", entry.id);
  return ok({ appointmentId });
}
