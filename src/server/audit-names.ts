import { type SQL, sql } from "drizzle-orm";
import type { AuditEntry } from "#modules/audit/queries/list-audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every id that the lines mention, in whatever field. */
function idsIn(value: unknown, found: Set<string>): void {
  if (typeof value === "string" && UUID.test(value)) found.add(value);
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) idsIn(part, found);
}

const PERSON = sql`concat_ws(' ', x.first_name, x.last_name)`;

/** Table → what a row of it is called, `x` being the row. */
const called = (locale: string): [SQL, SQL][] => {
  const worded = sql`coalesce(x.name ->> ${locale}::text, x.name ->> 'es-AR')`;
  return [
    [sql`users`, PERSON],
    [sql`clients`, PERSON],
    [sql`professionals`, PERSON],
    [sql`machines`, sql`x.name`],
    [sql`sites`, sql`x.name`],
    [sql`resources`, worded],
    [sql`api_keys`, sql`x.name`],
    [sql`products`, worded],
    [sql`appointment_types`, worded],
    [sql`letters`, sql`x.subject`],
    [
      sql`alerts`,
      sql`coalesce((select m.name from machines m where m.tenant_id = x.tenant_id and m.id = x.machine_id),
                   (select s.name from sites s where s.tenant_id = x.tenant_id and s.id = x.site_id))`,
    ],
    [
      sql`appointments`,
      sql`(select concat_ws(' ', c.first_name, c.last_name) from clients c where c.tenant_id = x.tenant_id and c.id = x.client_id)`,
    ],
  ];
};

/**
 * Id → name of whatever audit lines mention: people, services, machines, letters. It stands here since every module writes
 * such lines, and the trail stands below them all. @param more ids besides, such as the filter's
 */
export async function auditNames(
  tx: Tx,
  ctx: Ctx,
  lines: readonly AuditEntry[],
  more: readonly (string | undefined)[] = [],
): Promise<Map<string, string>> {
  const found = new Set<string>();
  for (const { actorId, subjectId, data, changes } of lines) idsIn([actorId, subjectId, data, changes], found);
  idsIn(more, found);
  if (found.size === 0) return new Map();
  const named = called(ctx.locale).map(
    ([table, name]) =>
      sql`select x.id::text as id, ${name} as name from ${table} x where x.tenant_id = ${ctx.tenantId} and x.id in (select id from asked)`,
  );
  // One parameter, however many ids: a file of the trail mentions thousands.
  const rows = await tx.execute<{ id: string; name: string | null }>(sql`
    with asked as (select unnest(string_to_array(${[...found].join(",")}::text, ',')::uuid[]) as id)
    ${sql.join(named, sql` union all `)}`);
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
}
