import { createHash, randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { insertAppointment } from "#modules/appointments/commands/appointment-row.ts";
import { claimTime } from "#modules/appointments/commands/claim-time.ts";
import { holdOrPayAtDesk } from "#modules/appointments/commands/hold-or-pay-at-desk.ts";
import type { Professional, Service } from "#modules/catalog/queries/offered-service.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { offerDeadline } from "../domain/offer-deadline.ts";
import { tellOfOffer } from "../letters/tell-of-offer.ts";
import { offerLapseQueue } from "../queue.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";
import type { Entry } from "./lock-line.ts";

type Time = { service: Service; professional: Professional; start: number };

/**
 * Offers a time to an entry that waits and is locked: the time and its credits are held, the letter is queued, and the end
 * of the offer is too, all in the caller's transaction. A refusal must roll it back.
 */
export async function makeOffer(tx: Tx, ctx: Ctx, entry: Entry, { service, professional, start }: Time) {
  const deadline = offerDeadline(ctx.now, start, service.minNoticeMin);
  if (deadline === null) return refuse("TOO_LATE_TO_OFFER");
  const claimed = await claimTime(tx, ctx, { service, professional, start });
  if (!claimed.ok) return claimed;

  const expiresAt = new Date(deadline);
  const appointmentId = await insertAppointment(tx, ctx, service, claimed.time, {
    status: "held",
    clientId: entry.clientId,
    // Of a key that nobody has: this hold is answered as an offer, and no visitor's cookie lets it go or books it.
    holdKeyHash: createHash("sha256").update(randomBytes(32)).digest("hex"),
    expiresAt,
  });
  const paid = await holdOrPayAtDesk(tx, ctx, { clientId: entry.clientId, appointmentId, cost: service });
  if (!paid.ok) return refuse("NO_CREDIT", { entryId: entry.id });

  const id = newId();
  await tx.insert(waitlistOffers).values({
    tenantId: ctx.tenantId,
    id,
    entryId: entry.id,
    professionalId: professional.id,
    startsAt: new Date(start),
    appointmentId,
    status: "open",
    expiresAt,
    createdAt: new Date(ctx.now),
  });
  await tx
    .update(waitlistEntries)
    .set({ status: "offered" })
    .where(and(eq(waitlistEntries.tenantId, ctx.tenantId), eq(waitlistEntries.id, entry.id)));
  await enqueue(tx, ctx, offerLapseQueue, { offerId: id }, { startAfter: expiresAt });
  await audit(tx, ctx, {
    action: "waitlist.offer",
    subject: { type: "waitlist", id: entry.id },
    data: { offerId: id, start, professionalId: professional.id },
  });
  await tellOfOffer(tx, ctx, id);
  await publish(tx, ctx, "waitlist", entry.id);
  await publish(tx, ctx, "appointments", appointmentId);
  return ok({ offerId: id, entryId: entry.id });
}
