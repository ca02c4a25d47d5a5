import { and, desc, eq, isNull } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { planogramCopies } from "../tables.ts";
import { isUntouched } from "./copy-untouched.ts";

/** The copy that gave a machine its planogram, while it can still be taken back; else null. `at` in epoch milliseconds. */
export async function lastCopy(tx: Tx, ctx: Ctx, machineId: string) {
  authorize(ctx, "machines:write");
  const [copy] = await tx
    .select()
    .from(planogramCopies)
    .where(and(eq(planogramCopies.tenantId, ctx.tenantId), eq(planogramCopies.machineId, machineId)))
    .orderBy(desc(planogramCopies.id))
    .limit(1);
  if (!copy || copy.undoneAt || !(await isUntouched(tx, ctx, copy))) return null;
  const [[source], together] = await Promise.all([
    tx
      .select({ name: machines.name })
      .from(machines)
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, copy.fromMachineId))),
    tx.$count(
      planogramCopies,
      and(
        eq(planogramCopies.tenantId, ctx.tenantId),
        eq(planogramCopies.copyId, copy.copyId),
        isNull(planogramCopies.undoneAt),
      ),
    ),
  ]);
  return { copyId: copy.copyId, at: copy.copiedAt.getTime(), from: source?.name ?? "", machines: together };
}
