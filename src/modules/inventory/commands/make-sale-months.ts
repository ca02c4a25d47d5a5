import { sql } from "drizzle-orm";
import { jobsPool } from "#platform/db/pools.ts";
import { monthsAhead } from "../domain/sale-months.ts";

/**
 * Makes the months that sales will be received in. A month that is there already stays as it is.
 *
 * A month that is over never grows again. As the owner it can be put away while everything runs:
 * `ALTER TABLE sale_logs DETACH PARTITION sale_logs_2026_01 CONCURRENTLY`, then dumped and dropped; `ATTACH PARTITION … FOR VALUES FROM … TO …`
 * brings it back. What makes a sale count once (`sale_events`) and the stock (`stock_movements`) stand elsewhere and stay whole;
 * only lists of that month's sales end. Its sums by day stay, until the institution changes its zone.
 */
export async function makeSaleMonths(now: number): Promise<void> {
  for (const month of monthsAhead(now)) await jobsPool().db.execute(sql`select make_sale_month(${month}::date)`);
}
