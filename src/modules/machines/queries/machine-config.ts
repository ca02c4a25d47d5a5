import { and, desc, eq } from "drizzle-orm";
import { authorizeMachine } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { machineConfigs, type ConfiguredSlot } from "../tables.ts";

export type MachineConfig = { version: number; currency: string; slots: ConfiguredSlot[] };

/** What the machine that asks should have. Version 0: nobody has said yet. */
export async function machineConfig(tx: Tx, ctx: Ctx): Promise<MachineConfig> {
  const machineId = authorizeMachine(ctx);
  const [latest] = await tx
    .select({ version: machineConfigs.version, currency: machineConfigs.currency, slots: machineConfigs.slots })
    .from(machineConfigs)
    .where(and(eq(machineConfigs.tenantId, ctx.tenantId), eq(machineConfigs.machineId, machineId)))
    .orderBy(desc(machineConfigs.version))
    .limit(1);
  return latest ?? { version: 0, currency: (await organizationOf(tx, ctx)).currency, slots: [] };
}
