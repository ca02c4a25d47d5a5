import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { machines } from "#modules/machines/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { maintenancePlans } from "../tables.ts";
import { planStates } from "./plan-states.ts";

export type PlansOfMachines = Awaited<ReturnType<typeof listPlans>>;
export type MachineWithPlans = PlansOfMachines["machines"][number];
export type ListedPlan = MachineWithPlans["plans"][number];

/** Machines in use with their plans in force, and the plans put away. Of one machine, or of all. */
export async function listPlans(tx: Tx, ctx: Ctx, { machineId }: { machineId?: string | undefined }) {
  authorize(ctx, "maintenance:read");
  const [{ currency, timeZone }, fleet, states, away] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select({ id: machines.id, name: machines.name, location: machines.location, timeZone: machines.timeZone })
      .from(machines)
      .where(
        and(
          eq(machines.tenantId, ctx.tenantId),
          isNull(machines.archivedAt),
          machineId ? eq(machines.id, machineId) : undefined,
        ),
      )
      .orderBy(asc(machines.name), asc(machines.id)),
    planStates(tx, ctx, machineId ? [machineId] : undefined),
    tx
      .select({ id: maintenancePlans.id, machineId: maintenancePlans.machineId, name: maintenancePlans.name })
      .from(maintenancePlans)
      .where(
        and(
          eq(maintenancePlans.tenantId, ctx.tenantId),
          isNotNull(maintenancePlans.archivedAt),
          machineId ? eq(maintenancePlans.machineId, machineId) : undefined,
        ),
      )
      .orderBy(asc(maintenancePlans.name)),
  ]);
  const byMachine = Map.groupBy(states, (plan) => plan.machineId);
  const known = new Set(fleet.map(({ id }) => id));
  return {
    now: ctx.now,
    currency,
    timeZone,
    machines: fleet.map((machine) => ({ ...machine, plans: byMachine.get(machine.id) ?? [] })),
    archived: away.filter((plan) => known.has(plan.machineId)),
  };
}
