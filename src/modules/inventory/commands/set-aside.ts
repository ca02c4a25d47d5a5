import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { KeptSale, SetAsideReason } from "../domain/kept-sale.ts";
import type { SaleEvent } from "../schemas.ts";

export type SetAside = {
  event: SaleEvent;
  occurredAt: number;
  echoOf: string;
  quantity: number;
  reason: SetAsideReason;
};

/**
 * Keeps sales that are not to count. Their event ids are taken for good, so that a repetition is answered alike, unless what
 * is left of the same event is still to be written under its id.
 */
export async function setAside(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  sales: readonly SetAside[],
  takesEventIds = true,
): Promise<void> {
  if (sales.length === 0) return;
  const rows = sales.map(({ event, occurredAt, echoOf, quantity, reason }) => {
    const kept: KeptSale = {
      position: event.position,
      quantity,
      unit_price_minor: event.unit_price_minor,
      payment: event.payment,
      clock: event.clock,
      seq: event.seq ?? null,
      sold_at: event.sold_at,
      occurred_at: occurredAt,
      reason,
    };
    return { id: newId(), event: event.event_id, echo: echoOf, kept };
  });
  await tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, event text, echo text, kept jsonb)
    ), taken as (
      insert into sale_events (tenant_id, machine_id, event_id, sale_id)
      select ${ctx.tenantId}::uuid, ${machineId}::uuid, event, id from given where ${takesEventIds}::boolean on conflict do nothing
    )
    insert into set_aside_sales (tenant_id, id, machine_id, event_id, echo_of, sale, received_at)
    select ${ctx.tenantId}::uuid, id, ${machineId}::uuid, event, echo, kept, to_timestamp(${ctx.now}::bigint / 1000.0) from given`);
}
