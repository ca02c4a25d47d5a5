import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { derivedEventId } from "../domain/dex/derive-sales.ts";
import { setAside, type SetAside } from "./set-aside.ts";
import type { NewSale } from "./write-sales.ts";
import type { SaleEvent } from "../schemas.ts";

type Late = { sale: NewSale; event: SaleEvent };

/**
 * Events that come after a DEX audit has counted their interval. A unit that the audit had to derive is that sale: the event is
 * set aside against it and counts no more. What finds no derived unit is a sale like any other, and is given back to be
 * written; an event of several units may be both. The machine's stock must be locked.
 * @returns what is still to be written
 */
export async function matchDerived(tx: Tx, ctx: Ctx, machineId: string, late: readonly Late[]): Promise<NewSale[]> {
  const rest: NewSale[] = [];
  for (const { sale, event } of late) {
    // One after the other: what one takes, the next does not find.
    const units = await unmatchedUnits(tx, ctx, machineId, sale);
    const aside = units.map((echoOf): SetAside => ({
      event,
      occurredAt: sale.occurred,
      echoOf,
      quantity: 1,
      reason: "dex",
    }));
    if (aside.length < sale.quantity) rest.push({ ...sale, quantity: sale.quantity - aside.length });
    // A sale that is still to be written takes its event id itself; then only the units are kept.
    await setAside(tx, ctx, machineId, aside, aside.length === sale.quantity);
  }
  return rest;
}

/** Units that the audit of this sale's interval derived for its position and that no event has answered to yet. */
async function unmatchedUnits(tx: Tx, ctx: Ctx, machineId: string, sale: NewSale): Promise<string[]> {
  const [audit] = await tx.execute<{ id: string; derived: number; known: boolean }>(sql`
    select a.id, coalesce((select (s ->> 'derived')::int from jsonb_array_elements(a.slots) s where s ->> 'position' = ${sale.position}), 0) as derived,
           exists (select from sale_events e where e.tenant_id = ${ctx.tenantId} and e.machine_id = ${machineId}::uuid and e.event_id = ${sale.key}) as known
      from dex_audits a
     where a.tenant_id = ${ctx.tenantId} and a.machine_id = ${machineId}::uuid and a.received_at >= to_timestamp(${sale.occurred}::bigint / 1000.0)
     order by a.received_at limit 1`);
  if (!audit || audit.known || audit.derived === 0) return [];
  const ids = Array.from({ length: audit.derived }, (_, n) => derivedEventId(audit.id, sale.position, n + 1));
  const taken = await tx.execute<{ echo: string }>(sql`
    select echo_of as echo from set_aside_sales where tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid
       and echo_of in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  const gone = new Set(taken.map(({ echo }) => echo));
  return ids.filter((id) => !gone.has(id)).slice(0, sale.quantity);
}
