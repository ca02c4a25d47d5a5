import { and, count, eq, gte, sum } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { machines } from "#modules/machines/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { WorkKind } from "../schemas.ts";
import { maintenanceLogs } from "../tables.ts";

const YEAR_MS = 365 * 86_400_000;

/** What care cost each machine in the last 365 days, the dearest first. Money in minor units. */
export async function costsByMachine(tx: Tx, ctx: Ctx) {
  authorize(ctx, "maintenance:read");
  const { currency } = await organizationOf(tx, ctx);
  const rows = await tx
    .select({
      machineId: machines.id,
      name: machines.name,
      kind: maintenanceLogs.kind,
      costMinor: sum(maintenanceLogs.costMinor).mapWith(Number),
      times: count(),
    })
    .from(maintenanceLogs)
    .innerJoin(
      machines,
      and(eq(machines.tenantId, maintenanceLogs.tenantId), eq(machines.id, maintenanceLogs.machineId)),
    )
    .where(and(eq(maintenanceLogs.tenantId, ctx.tenantId), gte(maintenanceLogs.doneAt, new Date(ctx.now - YEAR_MS))))
    .groupBy(machines.id, machines.name, maintenanceLogs.kind);
  const byMachine = [...Map.groupBy(rows, ({ machineId }) => machineId).values()].flatMap((kinds) => {
    const [first] = kinds;
    if (!first) return [];
    return {
      machineId: first.machineId,
      name: first.name,
      costMinor: kinds.reduce((total, { costMinor }) => total + (costMinor ?? 0), 0),
      times: kinds.reduce((total, { times }) => total + times, 0),
      kinds: kindCosts(kinds),
    };
  });
  return {
    currency,
    machines: byMachine.toSorted((a, b) => b.costMinor - a.costMinor || a.name.localeCompare(b.name)),
  };
}

type KindCost = { kind: WorkKind; costMinor: number | null };

const kindCosts = (kinds: readonly KindCost[]): Partial<Record<WorkKind, number>> =>
  Object.fromEntries(kinds.map(({ kind, costMinor }) => [kind, costMinor ?? 0]));
