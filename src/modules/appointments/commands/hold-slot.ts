import { randomBytes } from "node:crypto";
import { and, count, eq, gt } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { publish } from "#platform/db/live.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { leastLoadedFirst } from "#modules/availability/domain/offers.ts";
import { whyNot } from "#modules/availability/domain/why-not.ts";
import { alternativesTo } from "../queries/free-slots.ts";
import { findService, type Professional, type Service } from "#modules/catalog/queries/offered-service.ts";
import { slotQueries } from "../queries/slot-queries.ts";
import { hashHoldKey } from "../hold-key.ts";
import { expiryQueue } from "../queue.ts";
import type { HoldSlot } from "../schemas.ts";
import { appointments } from "../tables.ts";
import { abandon } from "./release-hold.ts";
import { insertAppointment } from "./appointment-row.ts";
import { claimTime, lockProfessionals, TIME_CONSTRAINTS } from "./claim-time.ts";

export const HOLD_MS = 10 * 60_000;
/** A family, or a clinic's own lobby, books behind one address; a script does not get the whole week. */
const HOLDS_PER_ADDRESS = 20;

export type Visitor = {
  /** What the visitor's cookie holds, if they have one. */
  key: string | null;
  addressHash: string;
};

/**
 * Keeps a start for a visitor for ten minutes; their earlier hold is let go. Public: nobody need be signed in.
 * Answers the key that proves whose hold it is, for the visitor's cookie.
 */
export async function holdSlot(ctx: Ctx, { serviceId, professionalId, start }: HoldSlot, visitor: Visitor) {
  const chosen = await readTenant(ctx, async (tx) => {
    const found = await findService(tx, ctx, serviceId);
    if (!found) return null;
    const people = found.professionals.filter(({ id }) => professionalId === "any" || id === professionalId);
    return {
      service: found.service,
      people: people.length > 1 ? await freeFirst(tx, ctx, found.service, people, start) : people,
    };
  });
  if (!chosen || chosen.people.length === 0) return refuse("NOT_FOUND");
  const { service, people } = chosen;

  const key = visitor.key ?? randomBytes(24).toString("base64url");
  let refusal: Extract<Awaited<ReturnType<typeof hold>>, { ok: false }> | undefined;
  // A transaction for each, since a lock on one professional must not be held while waiting for another's.
  for (const professional of people) {
    const held = await hold(ctx, service, professional, start, { ...visitor, key });
    if (held.ok) return ok({ ...held, key });
    refusal ??= held;
    if (held.reason !== "SLOT_TAKEN") break;
  }
  if (refusal?.reason !== "SLOT_TAKEN") return refusal ?? refuse("NOT_FOUND");
  const alternatives = await readTenant(ctx, (tx) =>
    alternativesTo(tx, ctx, { service, professionals: people, start }),
  );
  return refuse("SLOT_TAKEN", { alternatives });
}

/** Who is free at that start, the least loaded first; if nobody is, everybody, so that the refusal says why. */
export async function freeFirst(
  tx: Tx,
  ctx: Ctx,
  service: Service,
  people: Professional[],
  start: number,
): Promise<Professional[]> {
  const queries = await slotQueries(tx, ctx, { service, professionals: people, from: start, to: start + 1 });
  const known = people.flatMap((professional) => {
    const query = queries.get(professional.id);
    return query
      ? [{ professional, professionalId: professional.id, load: query.bookedStarts?.length ?? 0, query }]
      : [];
  });
  const sorted = leastLoadedFirst(known);
  const free = sorted.filter(({ query }) => whyNot(query, start) === null);
  return (free.length > 0 ? free : sorted).map(({ professional }) => professional);
}

async function hold(
  ctx: Ctx,
  service: Service,
  professional: Professional,
  start: number,
  visitor: { key: string; addressHash: string },
) {
  const holdKeyHash = hashHoldKey(visitor.key);
  const expiresAt = new Date(ctx.now + HOLD_MS);
  try {
    return await withTenant(ctx, async (tx) => {
      await lockProfessionals(tx, ctx, [professional.id, ...(await heldWith(tx, ctx, holdKeyHash))]);
      await abandon(tx, ctx, eq(appointments.holdKeyHash, holdKeyHash));
      const [fromAddress] = await tx
        .select({ holds: count() })
        .from(appointments)
        .where(
          and(
            eq(appointments.tenantId, ctx.tenantId),
            eq(appointments.status, "held"),
            gt(appointments.expiresAt, new Date(ctx.now)),
            eq(appointments.holdAddressHash, visitor.addressHash),
          ),
        );
      if ((fromAddress?.holds ?? 0) >= HOLDS_PER_ADDRESS) return refuse("TOO_MANY_HOLDS");

      const claimed = await claimTime(tx, ctx, { service, professional, start });
      if (!claimed.ok) return claimed;
      const as = { status: "held" as const, holdKeyHash, holdAddressHash: visitor.addressHash, expiresAt };
      const id = await insertAppointment(tx, ctx, service, claimed.time, as);
      const by = ctx.actor.type === "user" ? { heldBy: ctx.actor.userId } : {};
      await enqueue(tx, ctx, expiryQueue, { appointmentId: id, ...by }, { startAfter: expiresAt });
      await publish(tx, ctx, "appointments", id);
      return ok({ holdId: id, expiresAt: expiresAt.getTime() });
    });
  } catch (error) {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN");
    throw error;
  }
}

/** Whose time the visitor's earlier hold keeps: letting it go touches that professional's classes too. */
async function heldWith(tx: Tx, ctx: Ctx, holdKeyHash: string): Promise<string[]> {
  const rows = await tx
    .select({ id: appointments.professionalId })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.status, "held"),
        eq(appointments.holdKeyHash, holdKeyHash),
      ),
    );
  return rows.map(({ id }) => id);
}
