import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { StockViewOf } from "../figures-schemas.ts";
import { stockOutlook } from "./stock-outlook.ts";

export type StockView = Awaited<ReturnType<typeof stockView>>;

/** The positions of all machines or of one, worst first, so many of them; and what they can be narrowed to. */
export async function stockView(tx: Tx, ctx: Ctx, asked: StockViewOf) {
  const [outlook, machines, products] = await Promise.all([
    stockOutlook(tx, ctx, asked),
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
  return {
    ...outlook,
    now: ctx.now,
    found: outlook.counts[asked.state],
    choices: { machines: [...machines], products: products.toSorted((a, b) => a.sku.localeCompare(b.sku)) },
  };
}
