import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { SaleFilter } from "../figures-schemas.ts";
import { instant, salesMeant } from "./sale-figures.ts";
import { saleColumns, saleTables, type SaleLine } from "./sale-lines.ts";

const PORTION = 2_000;

/**
 * All sales meant, in the order in which they happened, by portions: no transaction stays open while a slow reader reads. The
 * log only grows, so what had come by `ctx.now` is the same for every portion, each line once.
 */
export async function* exportSales(ctx: Ctx, filter: SaleFilter, portion = PORTION): AsyncGenerator<SaleLine[]> {
  authorize(ctx, "sales:read");
  let last: SaleLine | undefined;
  for (;;) {
    const after = last;
    const rows = await readTenant(ctx, (tx) =>
      tx.execute<SaleLine>(sql`
        select ${saleColumns} from ${saleTables}
         where ${salesMeant(ctx, filter)} and s.received_at <= ${instant(ctx.now)}
           ${after ? sql`and (s.occurred_at, s.id) > (${instant(after.occurredAt)}, ${after.id}::uuid)` : sql``}
         order by s.occurred_at, s.id limit ${portion}`),
    );
    if (rows.length > 0) yield [...rows];
    last = rows.at(-1);
    if (!last || rows.length < portion) return;
  }
}
