import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statusOf } from "../domain/machine-status.ts";
import { machines } from "../tables.ts";
import { planogramsOf } from "./planogram.ts";

export type ToldMachine = Awaited<ReturnType<typeof told>>[number];

type Page = { archived: boolean; before?: string | undefined; limit: number };

/** For a caller that has authorized it: machines in use, or put away, with what lies in them, newest first; one more than `limit`, if there is more. */
export async function machinePage(tx: Tx, ctx: Ctx, { archived, before, limit }: Page) {
  const rows = await tx
    .select()
    .from(machines)
    .where(
      and(
        eq(machines.tenantId, ctx.tenantId),
        archived ? isNotNull(machines.archivedAt) : isNull(machines.archivedAt),
        before ? lt(machines.id, before) : undefined,
      ),
    )
    .orderBy(desc(machines.id))
    .limit(limit + 1);
  return told(tx, ctx, rows);
}

/** One machine, in use or not; null if there is none. For a caller that has authorized it. */
export async function machineById(tx: Tx, ctx: Ctx, id: string): Promise<ToldMachine | null> {
  const rows = await tx
    .select()
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, id)));
  return (await told(tx, ctx, rows))[0] ?? null;
}

async function told(tx: Tx, ctx: Ctx, rows: (typeof machines.$inferSelect)[]) {
  const ids = rows.map(({ id }) => id);
  const slots = await planogramsOf(tx, ctx, ids);
  return rows.map((machine) => ({
    ...machine,
    status: statusOf(machine.lastSeenAt?.getTime() ?? null, ctx.now),
    slots: slots.get(machine.id) ?? [],
  }));
}
