import { sql } from "drizzle-orm";
import { authorize } from "#modules/identity/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { dayStart } from "../domain/day-start.ts";

const DAYS = 30;
const RECENT = 25;

/** The last month of a machine by day, and its last sales. As SQL: sales lie above this module. */
export async function machineSales(tx: Tx, ctx: Ctx, machineId: string) {
  authorize(ctx, "sales:read");
  const { currency, timeZone } = await organizationOf(tx, ctx);
  const from = dayStart(ctx.now, timeZone, DAYS - 1);
  const [byDay, recent] = await Promise.all([
    tx.execute<{ date: string; units: number; takings: string }>(sql`
      select to_char(occurred_at at time zone ${timeZone}, 'YYYY-MM-DD') as date, sum(quantity)::int as units,
             sum(quantity * unit_price_minor) as takings
        from sale_logs where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}
         and occurred_at >= ${new Date(from).toISOString()}::timestamptz
       group by 1`),
    tx.execute<{
      id: string;
      position: string;
      sku: string;
      name: { "es-AR": string; en: string };
      quantity: number;
      unit_price_minor: string;
      payment: "cash" | "card" | "credits" | "other";
      occurred_at: string;
      clock: "synced" | "uncertain";
    }>(sql`
      select s.id, s.position, s.sku, p.name, s.quantity, s.unit_price_minor, s.payment, s.occurred_at, s.clock
        from sale_logs s join products p on p.tenant_id = s.tenant_id and p.id = s.product_id
       where s.tenant_id = ${ctx.tenantId} and s.machine_id = ${machineId}
       order by s.occurred_at desc, s.id desc limit ${RECENT}`),
  ]);
  const known = new Map(byDay.map((row) => [row.date, row]));
  const days = Array.from({ length: DAYS }, (_, index) => {
    const date = Temporal.Instant.fromEpochMilliseconds(from)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .add({ days: index })
      .toString();
    const row = known.get(date);
    return { date, units: row?.units ?? 0, takingsMinor: Number(row?.takings ?? 0) };
  });
  return {
    currency,
    timeZone,
    days,
    recent: recent.map((row) => ({
      id: row.id,
      position: row.position,
      sku: row.sku,
      name: row.name,
      quantity: row.quantity,
      unitPriceMinor: Number(row.unit_price_minor),
      payment: row.payment,
      at: new Date(row.occurred_at).getTime(),
      clock: row.clock,
    })),
  };
}
