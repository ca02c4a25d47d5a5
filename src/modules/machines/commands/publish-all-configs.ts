import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { machines } from "../tables.ts";
import { lockMachine } from "./lock-machine.ts";
import { publishConfig } from "./publish-config.ts";

/** After a change of what every machine shows, such as the currency: a version for each that differs, one at a time. */
export async function publishAllConfigs(ctx: Ctx): Promise<void> {
  const inUse = await readTenant(ctx, (tx) =>
    tx
      .select({ id: machines.id })
      .from(machines)
      .where(and(eq(machines.tenantId, ctx.tenantId), isNull(machines.archivedAt))),
  );
  for (const { id } of inUse)
    await withTenant(ctx, async (tx) => {
      if (await lockMachine(tx, ctx, id)) await publishConfig(tx, ctx, id);
    });
}
