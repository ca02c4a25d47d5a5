import type postgres from "postgres";

/** The tables that have a tenant, by name. */
export async function tenantTables(superuser: postgres.Sql): Promise<string[]> {
  const rows = await superuser<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`;
  return rows.map(({ name }) => name);
}

/**
 * A digest of every row of a tenant, table by table, and of the jobs that wait in its name: two that are equal mean that
 * nothing of it changed.
 * @param superuser a superuser's connection, to which row-level security does not apply
 */
export async function digestOf(superuser: postgres.Sql, tenantId: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of await tenantTables(superuser)) {
    const [row] = await superuser.unsafe<{ digest: string }[]>(
      `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as digest from public.${table} t where tenant_id = $1`,
      [tenantId],
    );
    digests[table] = row?.digest ?? "";
  }
  const [jobs] = await superuser.unsafe<{ digest: string }[]>(
    `select count(*) || ':' || coalesce(md5(string_agg(id::text || data::text || start_after::text, '|' order by id)), '') as digest from pgboss.job where data->>'tenantId' = $1`,
    [tenantId],
  );
  return { ...digests, "pgboss.job": jobs?.digest ?? "" };
}
