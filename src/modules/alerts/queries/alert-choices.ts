import { and, asc, eq, isNull } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { machines, sites } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { recipientsOf } from "./recipients.ts";

export type AlertChoices = Awaited<ReturnType<typeof alertChoices>>;

/** By what the list can be narrowed, and to whom an alert can be given. */
export async function alertChoices(tx: Tx, ctx: Ctx) {
  authorize(ctx, "alerts:read");
  const [places, fleet, people] = await Promise.all([
    tx
      .select({ id: sites.id, name: sites.name })
      .from(sites)
      .where(and(eq(sites.tenantId, ctx.tenantId), isNull(sites.archivedAt)))
      .orderBy(asc(sites.name)),
    tx
      .select({ id: machines.id, name: machines.name })
      .from(machines)
      .where(and(eq(machines.tenantId, ctx.tenantId), isNull(machines.archivedAt)))
      .orderBy(asc(machines.name)),
    recipientsOf(tx, ctx),
  ]);
  return {
    sites: places,
    machines: fleet,
    people: people.map(({ userId, firstName, lastName }) => ({ userId, name: `${firstName} ${lastName}`.trim() })),
  };
}
