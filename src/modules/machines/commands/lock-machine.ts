import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { machines } from "../tables.ts";

/** One change of a machine's planogram at a time. @returns whether there is such a machine in use */
export async function lockMachine(tx: Tx, ctx: Ctx, machineId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: machines.id })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId), isNull(machines.archivedAt)))
    .for("update");
  return found !== undefined;
}
