import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { tenantId } from "#platform/context.ts";
import { jobsPool } from "#platform/db/pools.ts";
import { log } from "#platform/log.ts";
import { defineCron } from "#platform/queue/queue.ts";
import { countSoldEarlier } from "./commands/count-sold-earlier.ts";
import { makeSaleMonths } from "./commands/make-sale-months.ts";

const SOLD_EARLIER = "inventory.count-sold-earlier";

/** It is midnight somewhere every quarter of an hour. One institution that fails does not keep the others waiting. */
async function countAllSoldEarlier(now: number): Promise<void> {
  const tenants = await jobsPool().db.execute<{ id: string }>(sql`select id from tenants_with_keys('machine')`);
  for (const { id } of tenants) {
    const actor = { type: "job", queue: SOLD_EARLIER } as const;
    try {
      await countSoldEarlier({ tenantId: tenantId(id), actor, requestId: newId(), locale: "es-AR", now });
    } catch (error) {
      log().error({ err: error, tenant: id }, "inventory: count of what was sold earlier failed");
    }
  }
}

export const inventoryJobs = [
  // Every night, months ahead of need: one missed run, or a month of them, harms nobody.
  defineCron("inventory.make-sale-months", "10 5 * * *", makeSaleMonths),
  defineCron(SOLD_EARLIER, "*/15 * * * *", countAllSoldEarlier),
];
