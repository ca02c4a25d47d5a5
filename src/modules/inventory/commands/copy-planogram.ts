import { newId } from "#lib/ids.ts";
import { isRefusal, ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { lockMachine } from "#modules/machines/commands/lock-machine.ts";
import { markAssumed, planogramChanged, replaceSlots } from "#modules/machines/commands/write-slots.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { planCopy, type SlotRow } from "../domain/planogram-copy.ts";
import type { CopyPlanogram } from "../planogram-schemas.ts";
import { heldSlots, seenOf } from "../queries/held-slots.ts";
import { planogramCopies } from "../tables.ts";
import { applyCounts } from "./apply-counts.ts";
import { lockStock } from "./lock-stock.ts";
import { writeCopyLines } from "./write-copy-lines.ts";

type Target = CopyPlanogram["machines"][number];

/**
 * Gives other machines the planogram of this one: all of them, or none. The ledger follows what somebody says lies in the
 * positions that change: nothing is left under another product's name. What was seen is a count; what was not is doubted until
 * somebody counts. `undoPlanogramCopy` takes it back as long as nothing happened since.
 */
export async function copyPlanogram(ctx: Ctx, { from, machines }: CopyPlanogram) {
  authorize(ctx, "machines:write");
  const targets = machines.filter(({ machineId }) => machineId !== from);
  const ids = targets.map(({ machineId }) => machineId);
  return withTenant(ctx, async (tx) => {
    await lockStock(tx, ctx, ...ids);
    // In one order, so that two copies wait for each other and never deadlock.
    for (const machineId of [from, ...ids].toSorted())
      if (!(await lockMachine(tx, ctx, machineId))) return refuse("NOT_FOUND");
    const slots = await heldSlots(tx, ctx, [from, ...ids]);
    const source = (slots.get(from) ?? []).filter(({ inUse }) => inUse);
    if (source.length === 0) return refuse("PLANOGRAM_EMPTY");
    const copyId = newId();
    for (const target of targets) {
      const done = await copyTo(tx, ctx, { copyId, from, source, held: slots.get(target.machineId) ?? [] }, target);
      if (isRefusal(done)) return done;
    }
    return ok({ copyId, copied: targets.length });
  });
}

type Copy = { copyId: string; from: string; source: readonly SlotRow[]; held: readonly SlotRow[] };

async function copyTo(tx: Tx, ctx: Ctx, { copyId, from, source, held }: Copy, { machineId, seen, answers }: Target) {
  if (seenOf(source, held) !== seen) return refuse("PLANOGRAM_CHANGED", { machineId });
  const plan = planCopy(held, source, answers);
  if ("reason" in plan) return refuse(plan.reason, { machineId, positions: plan.positions });
  const id = newId();
  const cause = `planogram:${id}`;
  await replaceSlots(tx, ctx, machineId, source);
  await writeCopyLines(tx, ctx, machineId, cause, plan.lines);
  await markAssumed(tx, ctx, machineId, plan.assumed, ctx.now);
  if (plan.counts.length > 0)
    await applyCounts(tx, ctx, { machineId, observedAt: ctx.now, items: plan.counts, source: "desk", cause });
  const version = await planogramChanged(tx, ctx, machineId);
  await tx.insert(planogramCopies).values({
    tenantId: ctx.tenantId,
    id,
    copyId,
    machineId,
    fromMachineId: from,
    copiedAt: new Date(ctx.now),
    copiedBy: actorId(ctx.actor),
    before: [...held],
    after: (await heldSlots(tx, ctx, [machineId])).get(machineId) ?? [],
    counted: plan.counts.map(({ position }) => position),
  });
  await audit(tx, ctx, {
    action: "machine.planogram_copy",
    subject: { type: "machine", id: machineId },
    data: { from, version, answers },
  });
  return ok({ version });
}
