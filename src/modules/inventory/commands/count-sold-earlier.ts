import { sql } from "drizzle-orm";
import { dayStart } from "#modules/machines/domain/day-start.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { WINDOW_DAYS } from "../domain/velocity.ts";
import { lockStock } from "./lock-stock.ts";

/**
 * What a position sold within the window is what it ever sold less what it had sold when the window began. Once a day, as
 * the window moves on, that is counted anew, machine after machine; until then readers look the difference up.
 */
export async function countSoldEarlier(ctx: Ctx): Promise<void> {
  const { until, behind } = await readTenant(ctx, async (tx) => {
    const { timeZone } = await organizationOf(tx, ctx);
    const until = new Date(dayStart(ctx.now, timeZone, WINDOW_DAYS)).toISOString();
    const behind = await tx.execute<{ id: string }>(sql`
      select distinct machine_id as id from stock_levels where tenant_id = ${ctx.tenantId} and earlier_than < ${until}::timestamptz`);
    return { until, behind };
  });
  for (const { id } of behind)
    await withTenant(ctx, async (tx) => {
      await lockStock(tx, ctx, id);
      await tx.execute(sql`select count_sold_earlier(${id}::uuid, ${until}::timestamptz)`);
    });
}
