import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/access/authorize.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { waitlistEntries } from "../tables.ts";
import { endOffer } from "./end-offer.ts";
import { lockEntry, lockOpenOffer, type Entry } from "./lock-line.ts";

type Ref = { entryId: string };

/** A client no longer waits. Another's entry is unknown. */
export async function leaveWaitlist(ctx: Ctx, { entryId }: Ref) {
  authorize(ctx, "waitlist:join");
  return withTenant(ctx, async (tx) => {
    const entry = await lockEntry(tx, ctx, entryId);
    const [own] = await tx
      .select({ id: clients.id })
      .from(clients)
      .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, actorId(ctx.actor) ?? "")));
    return entry && entry.clientId === own?.id ? takeOut(tx, ctx, entry) : refuse("NOT_FOUND");
  });
}

/** Staff take a client out of the line. */
export async function removeFromWaitlist(ctx: Ctx, { entryId }: Ref) {
  authorize(ctx, "waitlist:write");
  return withTenant(ctx, async (tx) => {
    const entry = await lockEntry(tx, ctx, entryId);
    return entry ? takeOut(tx, ctx, entry) : refuse("NOT_FOUND");
  });
}

/** An offer that was being considered goes to the next. Leaving twice answers the same. */
async function takeOut(tx: Tx, ctx: Ctx, entry: Entry) {
  if (entry.status === "left") return ok({});
  if (entry.status === "booked") return refuse("NOT_FOUND");
  const offer = await lockOpenOffer(tx, ctx, entry.id);
  if (offer) await endOffer(tx, ctx, { entry, offer, how: "withdrawn", then: "left" });
  else
    await tx
      .update(waitlistEntries)
      .set({ status: "left" })
      .where(and(eq(waitlistEntries.tenantId, ctx.tenantId), eq(waitlistEntries.id, entry.id)));
  await audit(tx, ctx, { action: "waitlist.leave", subject: { type: "waitlist", id: entry.id } });
  await publish(tx, ctx, "waitlist", entry.id);
  return ok({});
}
