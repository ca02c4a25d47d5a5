import { and, asc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";

export type Entry = typeof waitlistEntries.$inferSelect;
export type Offer = typeof waitlistOffers.$inferSelect;

/*
 * Whoever touches the waitlist locks in this order: entries, then offers, then what booking locks (professionals, rooms,
 * appointments), then the credits.
 */

/** Everybody who waits for a service or considers an offer of it, first in line first; locked. */
export const lockLine = (tx: Tx, ctx: Ctx, serviceId: string): Promise<Entry[]> =>
  tx
    .select()
    .from(waitlistEntries)
    .where(
      and(
        eq(waitlistEntries.tenantId, ctx.tenantId),
        eq(waitlistEntries.appointmentTypeId, serviceId),
        inArray(waitlistEntries.status, ["waiting", "offered"]),
      ),
    )
    .orderBy(asc(waitlistEntries.position), asc(waitlistEntries.id))
    .for("update");

export async function lockEntry(tx: Tx, ctx: Ctx, entryId: string): Promise<Entry | undefined> {
  const [entry] = await tx
    .select()
    .from(waitlistEntries)
    .where(and(eq(waitlistEntries.tenantId, ctx.tenantId), eq(waitlistEntries.id, entryId)))
    .for("update");
  return entry;
}

/** An offer and whose it is: accepting, declining and lapsing take turns here, so that one of them wins. */
export async function lockOffer(
  tx: Tx,
  ctx: Ctx,
  offerId: string,
): Promise<{ offer: Offer; entry: Entry } | undefined> {
  const which = and(eq(waitlistOffers.tenantId, ctx.tenantId), eq(waitlistOffers.id, offerId));
  const [known] = await tx.select({ entryId: waitlistOffers.entryId }).from(waitlistOffers).where(which);
  const entry = known && (await lockEntry(tx, ctx, known.entryId));
  const [offer] = await tx.select().from(waitlistOffers).where(which).for("update");
  return entry && offer ? { offer, entry } : undefined;
}

/** The offer that an entry considers now, locked. */
export async function lockOpenOffer(tx: Tx, ctx: Ctx, entryId: string): Promise<Offer | undefined> {
  const [offer] = await tx
    .select()
    .from(waitlistOffers)
    .where(
      and(
        eq(waitlistOffers.tenantId, ctx.tenantId),
        eq(waitlistOffers.entryId, entryId),
        eq(waitlistOffers.status, "open"),
      ),
    )
    .for("update");
  return offer;
}
