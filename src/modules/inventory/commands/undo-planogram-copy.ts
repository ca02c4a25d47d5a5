import { and, eq, isNull } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { lockMachine } from "#modules/machines/commands/lock-machine.ts";
import { planogramChanged, restoreSlots } from "#modules/machines/commands/write-slots.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { undoLines } from "../domain/planogram-copy.ts";
import type { UndoCopy } from "../planogram-schemas.ts";
import { isUntouched } from "../queries/copy-untouched.ts";
import { planogramCopies } from "../tables.ts";
import { lockStock } from "./lock-stock.ts";
import { writeCopyLines } from "./write-copy-lines.ts";

type Copied = typeof planogramCopies.$inferSelect;

/**
 * Takes a copied planogram back, machine by machine: its planogram as it was, and its stock by new lines. Where something
 * happened since (a sale, a count, a refill, another planogram) nothing is taken back, since it would undo that as well.
 * @returns how many machines are as they were, and which are not
 */
export async function undoPlanogramCopy(ctx: Ctx, { copyId }: UndoCopy) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    const mine = and(eq(planogramCopies.tenantId, ctx.tenantId), eq(planogramCopies.copyId, copyId));
    const found = await tx.select().from(planogramCopies).where(mine);
    if (found.length === 0) return refuse("NOT_FOUND");
    const ids = found.map(({ machineId }) => machineId).toSorted();
    await lockStock(tx, ctx, ...ids);
    const inUse = new Set<string>();
    for (const machineId of ids) if (await lockMachine(tx, ctx, machineId)) inUse.add(machineId);
    const open = await tx
      .select()
      .from(planogramCopies)
      .where(and(mine, isNull(planogramCopies.undoneAt)));
    const left: string[] = [];
    for (const copy of open) {
      if (inUse.has(copy.machineId) && (await isUntouched(tx, ctx, copy))) await undo(tx, ctx, copy);
      else left.push(copy.machineId);
    }
    if (left.length === open.length) return refuse("CHANGED_SINCE");
    return ok({ undone: open.length - left.length, left });
  });
}

async function undo(tx: Tx, ctx: Ctx, copy: Copied): Promise<void> {
  const { id, machineId, before, after, counted } = copy;
  await restoreSlots(tx, ctx, machineId, before, counted);
  await writeCopyLines(tx, ctx, machineId, `planogram:${id}:undo`, undoLines(before, after));
  const version = await planogramChanged(tx, ctx, machineId);
  await tx
    .update(planogramCopies)
    .set({ undoneAt: new Date(ctx.now) })
    .where(and(eq(planogramCopies.tenantId, ctx.tenantId), eq(planogramCopies.id, id)));
  await audit(tx, ctx, {
    action: "machine.planogram_copy_undo",
    subject: { type: "machine", id: machineId },
    data: { from: copy.fromMachineId, version },
  });
}
