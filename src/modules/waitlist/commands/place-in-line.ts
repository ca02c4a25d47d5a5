import { and, eq, max, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { dateOf } from "#lib/time.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { findService } from "#modules/catalog/queries/offered-service.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import type { JoinWaitlist } from "../schemas.ts";
import { waitlistEntries } from "../tables.ts";

/** Puts a client at the end of a service's line. Who stands in it already keeps the place, with the new wishes. */
export async function placeInLine(tx: Tx, ctx: Ctx, clientId: string, { serviceId, ...wishes }: JoinWaitlist) {
  const given = await findService(tx, ctx, serviceId);
  const known = given?.professionals.map(({ id }) => id) ?? [];
  if (!given || !(wishes.professionalIds ?? []).every((id) => known.includes(id))) return refuse("NOT_FOUND");
  const { timeZone } = await organizationOf(tx, ctx);
  if (wishes.dateUntil && wishes.dateUntil < dateOf(ctx.now, timeZone)) return refuse("PAST");

  const ofService = and(eq(waitlistEntries.tenantId, ctx.tenantId), eq(waitlistEntries.appointmentTypeId, serviceId));
  const [last] = await tx
    .select({ position: max(waitlistEntries.position) })
    .from(waitlistEntries)
    .where(ofService);
  const [entry] = await tx
    .insert(waitlistEntries)
    .values({
      ...wishes,
      tenantId: ctx.tenantId,
      id: newId(),
      clientId,
      appointmentTypeId: serviceId,
      position: (last?.position ?? 0) + 1,
      status: "waiting",
      createdAt: new Date(ctx.now),
    })
    .onConflictDoUpdate({
      target: [waitlistEntries.tenantId, waitlistEntries.clientId, waitlistEntries.appointmentTypeId],
      // Written out: PostgreSQL finds the partial index by its very words.
      targetWhere: sql`${waitlistEntries.status} in ('waiting', 'offered')`,
      set: wishes,
    })
    .returning({ id: waitlistEntries.id });
  if (!entry) throw new Error("placeInLine: not written");
  await audit(tx, ctx, {
    action: "waitlist.join",
    subject: { type: "waitlist", id: entry.id },
    data: { clientId, serviceId },
  });
  await publish(tx, ctx, "waitlist", entry.id);
  return ok({ entryId: entry.id });
}
