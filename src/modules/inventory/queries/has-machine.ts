import { and, eq } from "drizzle-orm";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

/** Whether the institution has such a machine. */
export async function hasMachine(tx: Tx, ctx: Ctx, machineId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: machines.id })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)));
  return rows.length > 0;
}
