import type postgres from "postgres";
import { mintKey } from "#modules/keys/domain/key-format.ts";

export const TENANTS = 4;
export const MACHINES = 400;
export const POSITIONS = 10;

/** Ids that a script of pgbench can make, too. */
export const idOf = (kind: "tenant" | "machine", n: number): string =>
  `0190000${kind === "tenant" ? "1" : "2"}-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const tenantOf = (machine: number): number => machine % TENANTS;

export type BenchMachine = { n: number; slug: string; key: string };

/** Institutions with machines, ten positions and a key each, by plain SQL. */
export async function furnish(superuser: postgres.Sql): Promise<BenchMachine[]> {
  const machines = Array.from({ length: MACHINES }, (_, n) => ({ n, ...mintKey("machine") }));
  const keys = machines.map(({ n, short, secretHash }) => ({
    machine: idOf("machine", n),
    tenant: idOf("tenant", tenantOf(n)),
    short,
    hash: secretHash,
  }));
  const tenant = (n: string) => `('01900001-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const machine = (n: string) => `('01900002-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const nth = `mod(n, ${String(TENANTS)})`;
  await superuser.unsafe(`
    insert into tenants (id, slug, name) select ${tenant("n")}, 't' || n, 'Operador ' || n from generate_series(0, ${String(TENANTS - 1)}) n;
    insert into organizations (tenant_id, name, time_zone, modules)
      select id, name, 'America/Argentina/Buenos_Aires', '{machines}' from tenants;
    insert into products (tenant_id, id, sku, name, price_minor, cost_minor, created_at)
      select t.id, md5(t.id::text || p)::uuid, 'P' || p, '{"es-AR":"Perfume","en":"Perfume"}', 25000, 9000, now()
        from tenants t, generate_series(1, ${String(POSITIONS)}) p;
    insert into machines (tenant_id, id, name, location, time_zone, created_at)
      select ${tenant(nth)}, ${machine("n")}, 'Máquina ' || n, 'Planta baja', 'America/Argentina/Buenos_Aires', now()
        from generate_series(0, ${String(MACHINES - 1)}) n;
    insert into machine_slots (tenant_id, id, machine_id, position, product_id, capacity, low_stock_threshold)
      select m.tenant_id, gen_random_uuid(), m.id, 'A' || p, md5(m.tenant_id::text || p)::uuid, 10000, 2
        from machines m, generate_series(1, ${String(POSITIONS)}) p;
    set session_replication_role = replica;
    insert into stock_levels (tenant_id, machine_id, position, quantity) select tenant_id, machine_id, position, 1000000 from machine_slots;
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type)
      select tenant_id, gen_random_uuid(), machine_id, position, product_id, 'refill', 1000000, 'seed:' || id, now() - interval '90 days', now(), 'system' from machine_slots;
    set session_replication_role = origin;`);
  await superuser`
    insert into api_keys (tenant_id, id, kind, machine_id, name, short, secret_hash, created_at)
    select tenant, gen_random_uuid(), 'machine', machine, 'Bench', short, hash, now()
      from jsonb_to_recordset(${superuser.json(keys)}) as k (machine uuid, tenant uuid, short text, hash text)`;
  await superuser.unsafe("vacuum analyze");
  return machines.map(({ n, key }) => ({ n, slug: `t${String(tenantOf(n))}`, key }));
}

const GROWING = ["sale_events", "sale_logs", "stock_movements"];

/** Fills the three tables that every sale grows, as if so many had been told over the last months. Indexes are made afterwards. */
export async function addSales(superuser: postgres.Sql, from: number, to: number): Promise<void> {
  const indexes = await superuser<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid::regclass::text in ${superuser(GROWING)} and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;
  for (const { name } of indexes) await superuser.unsafe(`drop index "${name}"`);
  const made = `
    from generate_series(${String(from)}, ${String(to - 1)}) n,
         lateral (select mod(n, ${String(MACHINES)}) as m, n / ${String(MACHINES)} as k) x,
         lateral (select ('01900001-0000-7000-8000-' || lpad(mod(m, ${String(TENANTS)})::text, 12, '0'))::uuid as tenant,
                         ('01900002-0000-7000-8000-' || lpad(m::text, 12, '0'))::uuid as machine,
                         ('01900003-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
                         1 + mod(k, ${String(POSITIONS)}) as p,
                         date_trunc('month', now()) - interval '1 month' + (n::float8 / ${String(to)}) * (now() - date_trunc('month', now()) + interval '25 days') as at) y`;
  await superuser.unsafe(`
    set session_replication_role = replica;
    set maintenance_work_mem = '1GB';
    set synchronous_commit = off;
    insert into sale_events (tenant_id, machine_id, event_id, sale_id) select tenant, machine, 'seed-' || n, id ${made};
    insert into sale_logs (tenant_id, id, machine_id, event_id, position, product_id, sku, quantity, unit_price_minor, unit_cost_minor, currency, payment, sold_at, received_at, occurred_at, clock, source)
      select tenant, id, machine, 'seed-' || n, 'A' || p, md5(tenant::text || p)::uuid, 'P' || p, 1, 25000, 9000, 'ARS', 'card', at, at, at, 'synced', 'event' ${made};
    insert into stock_movements (tenant_id, id, machine_id, position, product_id, kind, quantity, cause, occurred_at, recorded_at, actor_type)
      select tenant, id, machine, 'A' || p, md5(tenant::text || p)::uuid, 'sale', -1, 'sale:' || id, at, at, 'machineKey' ${made};
    set session_replication_role = origin;`);
  for (const { definition } of indexes) await superuser.unsafe(definition);
  await superuser.unsafe("vacuum analyze sale_events, sale_logs, stock_movements, stock_levels");
  await superuser.unsafe("checkpoint");
}
