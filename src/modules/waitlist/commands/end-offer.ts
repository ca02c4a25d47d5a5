import { and, eq } from "drizzle-orm";
import { audit } from "#modules/audit/commands/audit.ts";
import { releaseCredits } from "#modules/credits/commands/settle-credits.ts";
import { letGo } from "#modules/appointments/commands/release-hold.ts";
import { timeFreedQueue } from "#modules/appointments/queue.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";
import type { Entry, Offer } from "./lock-line.ts";

export type OfferEnd = "declined" | "lapsed" | "withdrawn";
type Ended = {
  entry: Entry;
  offer: Offer;
  how: OfferEnd;
  /** Where the client stands now; who waits keeps their place. */ then: "waiting" | "left";
};

const ACTIONS = { declined: "waitlist.decline", lapsed: "waitlist.lapse", withdrawn: "waitlist.withdraw" } as const;

/**
 * Ends an open offer that nobody took: the time and the credits are let go, and the next in line is asked by a job of this
 * transaction. (Asking here would lock the whole line while a client's credits are locked; the job starts within
 * milliseconds.) The hold may be gone already, since whoever wants a time deletes the holds on it that ran out; the credits are
 * still found.
 */
export async function endOffer(tx: Tx, ctx: Ctx, { entry, offer, how, then }: Ended): Promise<void> {
  await letGo(tx, ctx, eq(appointments.id, offer.appointmentId));
  await tx
    .update(waitlistOffers)
    .set({ status: how, settledAt: new Date(ctx.now) })
    .where(and(eq(waitlistOffers.tenantId, ctx.tenantId), eq(waitlistOffers.id, offer.id)));
  await tx
    .update(waitlistEntries)
    .set({ status: then })
    .where(and(eq(waitlistEntries.tenantId, ctx.tenantId), eq(waitlistEntries.id, entry.id)));
  await releaseCredits(tx, ctx, offer.appointmentId);
  const start = offer.startsAt.getTime();
  await enqueue(tx, ctx, timeFreedQueue, {
    serviceId: entry.appointmentTypeId,
    professionalId: offer.professionalId,
    start,
    end: start + (await lengthOf(tx, ctx, entry)),
  });
  await audit(tx, ctx, {
    action: ACTIONS[how],
    subject: { type: "waitlist", id: entry.id },
    data: { offerId: offer.id },
  });
  await publish(tx, ctx, "waitlist", entry.id);
}

/** How long what they wait for takes, in milliseconds; the hold that knew may be gone. */
async function lengthOf(tx: Tx, ctx: Ctx, { appointmentTypeId }: Entry): Promise<number> {
  const [service] = await tx
    .select({ minutes: appointmentTypes.durationMin })
    .from(appointmentTypes)
    .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, appointmentTypeId)));
  return (service?.minutes ?? 0) * 60_000;
}
