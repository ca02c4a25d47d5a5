import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isInState, worstFirst } from "../domain/stock-order.ts";
import { WINDOW_DAYS } from "../domain/velocity.ts";
import { STOCK_STATES, type StockState, type StockViewOf } from "../figures-schemas.ts";
import { stockOutlook } from "./stock-outlook.ts";

export type StockView = Awaited<ReturnType<typeof stockView>>;

/** The positions of all machines or of one, worst first, so many of them; and how many there are of each state. */
export async function stockView(tx: Tx, ctx: Ctx, { machineId, productId, state, limit }: StockViewOf) {
  authorize(ctx, "machines:read");
  const [here, { timeZone }, machines, products] = await Promise.all([
    stockOutlook(tx, ctx, { machineId, productId }),
    organizationOf(tx, ctx),
    tx.execute<{ id: string; name: string }>(sql`
      select m.id, m.name from machines m
       where m.tenant_id = ${ctx.tenantId} and m.archived_at is null
         and exists (select from machine_slots s where s.tenant_id = m.tenant_id and s.machine_id = m.id and s.removed_at is null)
       order by m.name, m.id`),
    tx.execute<{ id: string; name: { "es-AR": string; en: string }; sku: string }>(sql`
      select p.id, p.name, p.sku from products p
       where p.tenant_id = ${ctx.tenantId} and exists (
         select from machine_slots s join machines m on m.tenant_id = s.tenant_id and m.id = s.machine_id and m.archived_at is null
          where s.tenant_id = p.tenant_id and s.product_id = p.id and s.removed_at is null)`),
  ]);
  const found = here.filter((each) => isInState(each, state)).toSorted(worstFirst);
  const count = (of: StockState) => here.filter((each) => isInState(each, of)).length;
  return {
    timeZone,
    now: ctx.now,
    /** From here on what was sold is looked at, epoch milliseconds. */
    soldSince: ctx.now - WINDOW_DAYS * 86_400_000,
    positions: found.slice(0, limit),
    found: found.length,
    counts: Object.fromEntries(STOCK_STATES.map((of) => [of, count(of)])) as Record<StockState, number>,
    choices: { machines: [...machines], products: products.toSorted((a, b) => a.sku.localeCompare(b.sku)) },
  };
}
