import { and, eq, exists, isNotNull, ne, or, type SQL } from "drizzle-orm";
import type { Scope } from "#modules/access/policy.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { clients } from "#modules/clients/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointments } from "../tables.ts";

export type Row = typeof appointments.$inferSelect;

/** An appointment of the actor's reach, locked; undefined for a hold, a class, and what is not theirs. */
export async function lockAppointment(tx: Tx, ctx: Ctx, scope: Scope, id: string): Promise<Row | undefined> {
  const [appointment] = await tx
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.id, id),
        isNotNull(appointments.clientId),
        ne(appointments.status, "held"),
        scope === "own" ? isOwn(tx, ctx) : undefined,
      ),
    )
    .for("update");
  return appointment;
}

/** One's own: the professional's who gives it, or the client's who receives it. */
export function isOwn(tx: Tx, ctx: Ctx): SQL | undefined {
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  return or(
    exists(
      tx
        .select({ id: professionals.id })
        .from(professionals)
        .where(
          and(
            eq(professionals.tenantId, appointments.tenantId),
            eq(professionals.id, appointments.professionalId),
            eq(professionals.userId, userId),
          ),
        ),
    ),
    exists(
      tx
        .select({ id: clients.id })
        .from(clients)
        .where(
          and(
            eq(clients.tenantId, appointments.tenantId),
            eq(clients.id, appointments.clientId),
            eq(clients.userId, userId),
          ),
        ),
    ),
  );
}
