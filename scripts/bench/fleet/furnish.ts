import type postgres from "postgres";
import { newId } from "#lib/ids.ts";

export type FleetSize = { machines: number; positions: number; products: number; sales: number; days: number };

const FILLED = ["sale_logs", "stock_movements", "machine_readings"];

/**
 * One institution with a fleet and its sales, by plain SQL past the triggers; then what the triggers would have kept, by the
 * migration's own function. Indexes are made last.
 * @returns the institution's id
 */
export async function furnishFleet(behind: postgres.Sql, size: FleetSize): Promise<string> {
  const tenant = newId();
  const [machines, positions, products] = [size.machines, size.positions, size.products].map(String);
  const id = (kind: string, n: string) => `md5('${tenant}' || '${kind}' || (${n}))::uuid`;
  // Days of selling are alike, machines are not: some sell four times as much as others.
  const made = `
    from generate_series(0, ${String(size.sales - 1)}) n,
         lateral (select floor(${machines} * power(random(), 1.6) + 0 * n)::int as m, floor(random() * ${positions} + 0 * n)::int as p,
                         now() - random() * interval '${String(size.days)} days' + 0 * n * interval '1 second' as at) x`;
  const indexes = await behind<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid::regclass::text in ${behind(FILLED)} and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;
  for (const { name } of indexes) await behind.unsafe(`drop index "${name}"`);
  await behind.unsafe(`
    set maintenance_work_mem = '512MB';
    insert into tenants (id, slug, name) values ('${tenant}', 'flota', 'Operador');
    insert into organizations (tenant_id, name, time_zone, modules) values ('${tenant}', 'Operador', 'America/Argentina/Buenos_Aires', '{machines}');
    insert into products (tenant_id, id, sku, name, price_minor, cost_minor, created_at)
      select '${tenant}', ${id("product", "n")}, 'P' || n, jsonb_build_object('es-AR', 'Perfume ' || n, 'en', 'Perfume ' || n), 25000 + n * 100, 9000, now()
        from generate_series(0, ${products} - 1) n;
    insert into machines (tenant_id, id, name, location, time_zone, created_at, last_seen_at)
      select '${tenant}', ${id("machine", "n")}, 'Máquina ' || lpad(n::text, 3, '0'), 'Planta baja', 'America/Argentina/Buenos_Aires', now() - interval '1 year', now()
        from generate_series(0, ${machines} - 1) n;
    insert into machine_slots (tenant_id, id, machine_id, position, product_id, capacity, low_stock_threshold)
      select '${tenant}', gen_random_uuid(), ${id("machine", "m")}, chr(65 + p / 10) || (1 + p % 10), ${id("product", `(m + p) % ${products}`)}, 12, 3
        from generate_series(0, ${machines} - 1) m, generate_series(0, ${positions} - 1) p;
    insert into maintenance_plans (tenant_id, id, machine_id, kind, name, every_days, counted_from, created_at)
      select tenant_id, gen_random_uuid(), id, k.kind, k.name, 30, now() - random() * interval '40 days', created_at
        from machines, (values ('cleaning', 'Limpieza'), ('inspection', 'Revisión')) k (kind, name);
    insert into visits (tenant_id, id, machine_id, arrived_at, left_at, received_at, lines)
      select tenant_id, gen_random_uuid(), id, now() - n * interval '7 days', now() - n * interval '7 days', now(), '[]' from machines, generate_series(1, 26) n;
    set session_replication_role = replica;
    insert into machine_readings (tenant_id, id, machine_id, at, temperature_c)
      select tenant_id, gen_random_uuid(), id, now() - n * interval '1 hour', 21 from machines, generate_series(0, 28 * 24) n;
    create temporary table sold as select gen_random_uuid() as id, m, chr(65 + p / 10) || (1 + p % 10) as position, (m + p) % ${products} as product, at ${made};
    select make_sale_month((date_trunc('month', now()) - n * interval '1 month')::date) from generate_series(0, ${String(Math.ceil(size.days / 28) + 1)}) n;
    insert into sale_logs (tenant_id, id, machine_id, event_id, position, product_id, sku, quantity, unit_price_minor, unit_cost_minor, currency, payment, sold_at, received_at, occurred_at, clock, source)
      select '${tenant}', id, ${id("machine", "m")}, id::text, position, ${id("product", "product")}, 'P' || product, 1, 25000, 9000, 'ARS', 'card', at, at, at, 'synced', 'event' from sold order by at;
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type)
      select '${tenant}', id, ${id("machine", "m")}, position, ${id("product", "product")}, 'sale', -1, 'sale:' || id, at, at, 'machineKey' from sold;
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type)
      select tenant_id, gen_random_uuid(), machine_id, position, product_id, 'refill', 10, 'visit:' || n || ':' || id, now() - n * interval '14 days', now(), 'user' from machine_slots, generate_series(1, 4) n;
    insert into stock_counts (tenant_id, id, machine_id, position, observed_at, quantity, source, cause, recorded_at)
      select tenant_id, gen_random_uuid(), machine_id, position, now() - n * interval '14 days', 5, 'visit', 'visit:' || n, now() from machine_slots, generate_series(1, 4) n;
    insert into stock_levels (tenant_id, machine_id, position, quantity, sold, last_sold_at, first_moved_at, counted_at, earlier_than, sold_earlier)
      select tenant_id, machine_id, position, floor(random() * 12), -sum(quantity) filter (where kind = 'sale'), max(occurred_at) filter (where kind = 'sale'), min(occurred_at),
             now() - interval '14 days', date_trunc('day', now() at time zone 'America/Argentina/Buenos_Aires') at time zone 'America/Argentina/Buenos_Aires' - interval '28 days',
             coalesce(-sum(quantity) filter (where kind = 'sale' and occurred_at < date_trunc('day', now() at time zone 'America/Argentina/Buenos_Aires') at time zone 'America/Argentina/Buenos_Aires' - interval '28 days'), 0)
        from stock_movements group by 1, 2, 3;
    set session_replication_role = origin;`);
  for (const { definition } of indexes) await behind.unsafe(definition);
  await behind.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${tenant}, true)`;
    await tx`select sum_sale_days_again()`;
  });
  await behind.unsafe("vacuum analyze");
  await behind.unsafe("checkpoint");
  return tenant;
}
