import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { importInReach } from "../queries/busy-imports.ts";
import { importQueue } from "../queue.ts";
import { busyImports } from "../tables.ts";

/** Whoever presses the button again and again asks no more of the other server. */
const AT_MOST_EVERY_MS = 10_000;

/** Reads an imported calendar now; the quarter of an hour counts from here. */
export async function refreshBusyImport(ctx: Ctx, { id }: { id: string }) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    const found = await importInReach(tx, ctx, scope, id);
    if (!found) return refuse("NOT_FOUND");
    const last = Math.max(found.readAt?.getTime() ?? 0, found.failedAt?.getTime() ?? 0);
    const waiting = found.nextAt.getTime() <= ctx.now && found.nextAt.getTime() > ctx.now - AT_MOST_EVERY_MS;
    if (waiting || last > ctx.now - AT_MOST_EVERY_MS) return ok({});
    await tx
      .update(busyImports)
      .set({ nextAt: new Date(ctx.now) })
      .where(and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.id, id)));
    await enqueue(tx, ctx, importQueue, { importId: id, at: ctx.now });
    return ok({});
  });
}
