import type postgres from "postgres";
import { tenantTables } from "./tenant-rows.ts";

type Column = {
  name: string;
  type: string;
  required: boolean;
  from: string | null;
  fromColumn: string | null;
  enumerated: string | null;
};

/**
 * Puts a row into every tenant's table that has none of this tenant: a table that nobody tries is a table that nobody guards.
 * All have the same `id`, a UUID. Values follow the column's type, its foreign key, and the list that a check gives it; where that is not enough, the error
 * names the table, and `furnished.ts` writes its row by hand.
 */
export async function fillEmptyTables(superuser: postgres.Sql, tenantId: string, id: string): Promise<void> {
  let missing = await emptyTables(superuser, tenantId);
  // What points at another empty table waits for its turn.
  while (missing.length > 0) {
    const failures: string[] = [];
    for (const table of missing)
      await insertAny(superuser, tenantId, id, table).catch((error: unknown) =>
        failures.push(`${table}: ${String(error)}`),
      );
    const left = await emptyTables(superuser, tenantId);
    if (left.length === missing.length)
      throw new Error(`fillEmptyTables cannot guess a row, write one in furnished.ts:\n${failures.join("\n")}`);
    missing = left;
  }
}

async function emptyTables(superuser: postgres.Sql, tenantId: string): Promise<string[]> {
  const tables = await tenantTables(superuser);
  const [row] = await superuser.unsafe<Record<string, boolean>[]>(
    `select ${tables.map((table) => `exists (select from public.${table} where tenant_id = '${tenantId}') as ${table}`).join(", ")}`,
  );
  return tables.filter((table) => !row?.[table]);
}

async function insertAny(superuser: postgres.Sql, tenantId: string, id: string, table: string): Promise<void> {
  const columns = (await columnsOf(superuser, table)).filter(({ required, name }) => required && name !== "tenant_id");
  const values = columns.map((column, index) => (column.name === "id" ? `'${id}'` : valueOf(column, index, tenantId)));
  await superuser.begin(async (sql) => {
    // Some triggers look at other tables as their owner, who is under row-level security too.
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    await sql.unsafe(
      `insert into public.${table} (tenant_id, ${columns.map(({ name }) => `"${name}"`).join(", ")}) values ('${tenantId}', ${values.join(", ")})`,
    );
  });
}

const columnsOf = (superuser: postgres.Sql, table: string) =>
  superuser.unsafe<Column[]>(`
  select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as required,
         k.confrelid::regclass::text as from, (select b.attname from pg_attribute b where b.attrelid = k.confrelid and b.attnum = k.confkey[array_position(k.conkey, a.attnum)]) as "fromColumn",
         (select substring(pg_get_constraintdef(c.oid) from '\\m' || a.attname || ' = ANY \\(ARRAY\\[''([^'']*)''')
            from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'c' and pg_get_constraintdef(c.oid) ~ ('\\m' || a.attname || ' = ANY') limit 1) as enumerated
    from pg_attribute a
    left join lateral (select * from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = any (k.conkey) and a.attname <> 'tenant_id' limit 1) k on true
   where a.attrelid = 'public.${table}'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`);

/** As SQL. Later instants come in later columns, so that what begins comes before what ends. */
function valueOf({ name, type, from, fromColumn, enumerated }: Column, index: number, tenantId: string): string {
  if (from && fromColumn) return `(select "${fromColumn}" from ${from} where tenant_id = '${tenantId}' limit 1)`;
  if (enumerated !== null) return `'${enumerated}'`;
  if (type.endsWith("[]")) return "'{}'";
  if (/time zone|^date$/.test(type)) return `timestamptz '2026-03-02 12:00Z' + interval '${String(index)} hours'`;
  if (/int|numeric|double/.test(type)) return "60";
  const known: Record<string, string> = { uuid: "gen_random_uuid()", boolean: "true", jsonb: "'{}'", bytea: `'\\x00'` };
  if (known[type]) return known[type];
  if (/url|link/.test(name)) return "'https://correo.example/calendario.ics'";
  if (name.endsWith("_time")) return "'09:00'";
  if (name === "time_zone") return "'UTC'";
  return name.includes("color") || name === "accent" ? "'#0f766e'" : `'${name.replaceAll("_", "-")}@correo.example'`;
}
