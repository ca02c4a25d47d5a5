import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoleUrls } from "#platform/db/roles.ts";
import { pgbench } from "../shared/pgbench.ts";
import { MACHINES, POSITIONS, TENANTS } from "./fleet.ts";

/*
 * The same rows into the same tables as the same role: events, log, ledger with its trigger, walls and keys all the same, in one
 * transaction of three plain set-based inserts. What the API adds to it is what is measured: the key, the limits, the
 * checks of each event, the planogram, counts and audits looked up, the answer.
 */
const SCRIPT = `
\\set m random(0, ${String(MACHINES - 1)})
begin;
select set_config('app.tenant_id', '01900001-0000-7000-8000-' || lpad(mod(:m, ${String(TENANTS)})::text, 12, '0'), true), set_config('app.actor_id', 'pgbench', true);
with given as materialized (
  select ('01900001-0000-7000-8000-' || lpad(mod(:m, ${String(TENANTS)})::text, 12, '0'))::uuid as tenant,
         ('01900002-0000-7000-8000-' || lpad(:m::text, 12, '0'))::uuid as machine,
         gen_random_uuid() as id, 1 + floor(random() * ${String(POSITIONS)})::int as p, n
    from generate_series(1, BATCH) n
), told as (
  insert into sale_events (tenant_id, machine_id, event_id, sale_id) select tenant, machine, id::text, id from given on conflict do nothing
), logged as (
  insert into sale_logs (tenant_id, id, machine_id, event_id, position, product_id, sku, quantity, unit_price_minor, unit_cost_minor, currency, payment, sold_at, received_at, occurred_at, clock, source)
  select tenant, id, machine, id::text, 'A' || p, md5(tenant::text || p)::uuid, 'P' || p, 1, 25000, 9000, 'ARS', 'card', now(), now(), now(), 'synced', 'event' from given
)
insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type)
select tenant, id, machine, 'A' || p, md5(tenant::text || p)::uuid, 'sale', -1, 'sale:' || id, now(), now(), 'machineKey' from given;
commit;
`;

/** Events a second by pgbench, with as many connections as the API's pool has. */
export async function sqlAlone(urls: RoleUrls, batch: number, connections: number, seconds: number): Promise<number> {
  const path = join(tmpdir(), `zaguan-bench-${String(process.pid)}.sql`);
  // pgbench reads a statement per line or to its semicolon.
  writeFileSync(path, SCRIPT.replace("BATCH", String(batch)));
  try {
    return (await pgbench(urls, path, { connections, seconds })) * batch;
  } finally {
    rmSync(path);
  }
}
