import { and, eq, isNull, sql } from "drizzle-orm";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { causesOf } from "../domain/causes.ts";
import { machineFacts } from "../queries/machine-facts.ts";
import { siteCauses } from "../queries/site-causes.ts";
import { notifyQueue } from "../queue.ts";
import { syncCauses, type Synced } from "./sync-causes.ts";

/**
 * Opens and ends the alerts of a machine so that they are what holds now. It may be asked at any time, by anyone and any
 * number of times at once: it looks at what is, not at what happened.
 */
export async function judgeMachine(ctx: Ctx, { machineId }: { machineId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const [machine] = await tx
      .select({ siteId: machines.siteId })
      .from(machines)
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId)));
    if (!machine) return;
    const { siteId } = machine;
    await takeTurns(tx, ctx, siteId ?? machineId);
    const site = siteId === null ? null : await judgeSite(tx, ctx, siteId);
    // A site that goes out takes its machines' own silence over; one that comes back gives it back.
    const judged = site?.changed ? await machinesOf(tx, ctx, site.siteId, machineId) : [machineId];
    const synced = [site?.synced];
    for (const id of judged) synced.push(await judgeOne(tx, ctx, id, site?.isOut ?? false));
    if (synced.some((each) => each?.notify)) await enqueue(tx, ctx, notifyQueue, {});
  });
}

/** Statements after this one see what whoever was before us has committed. Machines of one site wait for each other. */
async function takeTurns(tx: Tx, ctx: Ctx, scope: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${ctx.tenantId} ${scope}`}::text, 0))`);
}

async function judgeSite(tx: Tx, ctx: Ctx, siteId: string) {
  const causes = await siteCauses(tx, ctx, siteId);
  const synced = await syncCauses(tx, ctx, { siteId }, causes);
  return { siteId, isOut: causes.length > 0, changed: synced.opened + synced.resolved > 0, synced };
}

async function machinesOf(tx: Tx, ctx: Ctx, siteId: string, machineId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: machines.id })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.siteId, siteId), isNull(machines.archivedAt)))
    .orderBy(machines.id);
  return [...new Set([machineId, ...rows.map(({ id }) => id)])];
}

async function judgeOne(tx: Tx, ctx: Ctx, machineId: string, siteIsOut: boolean): Promise<Synced | undefined> {
  const facts = await machineFacts(tx, ctx, machineId);
  if (!facts) return undefined;
  return syncCauses(tx, ctx, { machineId }, causesOf({ ...facts, siteIsOut }, ctx.now));
}
