import { and, eq, lt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { machineReadings } from "../tables.ts";

const KEPT_MS = 90 * 86_400_000;

/** Temperature and signal of three months ago help nobody. */
export async function forgetReadings(ctx: Ctx): Promise<void> {
  await withTenant(ctx, (tx) =>
    tx
      .delete(machineReadings)
      .where(and(eq(machineReadings.tenantId, ctx.tenantId), lt(machineReadings.at, new Date(ctx.now - KEPT_MS)))),
  );
}
