import type postgres from "postgres";
import { SERVING_ROLES } from "#platform/db/role-statements.ts";

/** The one policy's condition, as PostgreSQL writes it back. */
const SAME_TENANT =
  "(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS \"nullif\"))";

/** Tables of ours without a tenant. The platform's list, and whoever else is meant to be here says so in this line. */
const WITHOUT_TENANT = new Set(["tenants", "key_directory"]);
const APPEND_ONLY = [
  "audit_log",
  "appointment_transitions",
  "credit_lines",
  "sale_events",
  "sale_logs",
  "stock_movements",
  "stock_counts",
  "dex_audits",
  "machine_configs",
  "maintenance_logs",
  "alert_events",
  "alert_tellings",
];
/** The request roles: what they may do is what an attacker in a request may do. */
const REQUEST_ROLES = ["zaguan_app", "zaguan_jobs"];

type Sql = postgres.Sql | postgres.TransactionSql;
type Check = (sql: Sql) => Promise<string[]>;

/**
 * Everything in the schema that breaks architecture.md, "Every tenant table", one sentence each; empty when all is well.
 * @param sql anyone's connection or transaction: the catalogs are open to all
 */
export async function catalogBreaches(sql: Sql): Promise<string[]> {
  const breaches: string[] = [];
  for (const check of [tables, policies, keys, foreignKeys, indexes, views, functions, roles, privileges, jobs])
    breaches.push(...(await check(sql)));
  return breaches;
}

const OURS = (sql: Sql, object: string, catalog: string) => sql`
  not exists (select from pg_depend d where d.classid = ${catalog}::regclass and d.objid = ${sql.unsafe(object)} and d.deptype = 'e')`;

const TENANT_TABLES = `
  select c.oid, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

const tables: Check = async (sql) => {
  const rows = await sql.unsafe<
    {
      name: string;
      enabled: boolean;
      forced: boolean;
      tenant: number | null;
      nullable: boolean | null;
      readable: boolean;
    }[]
  >(`
    select t.*, (select not a.attnotnull or a.atttypid <> 'uuid'::regtype from pg_attribute a where a.attrelid = t.oid and a.attnum = t.tenant) as nullable,
           exists (select from unnest(array['zaguan_app', 'zaguan_jobs']) r where has_any_column_privilege(r, t.oid, 'select, insert, update, references')
                     or has_table_privilege(r, t.oid, 'select, insert, update, delete, truncate, references, trigger')) as readable
      from (${TENANT_TABLES}) t`);
  if (rows.length === 0) return ["there are no tables at all"];
  return rows.flatMap(({ name, enabled, forced, tenant, nullable, readable }) => {
    if (tenant === null) {
      if (!WITHOUT_TENANT.has(name)) return [`${name}: has no tenant_id`];
      return readable ? [`${name}: belongs to no tenant and a request role may touch it`] : [];
    }
    return [
      ...(nullable ? [`${name}: tenant_id is not "uuid not null"`] : []),
      ...(enabled ? [] : [`${name}: row-level security is not enabled`]),
      ...(forced ? [] : [`${name}: row-level security is not forced`]),
    ];
  });
};

const policies: Check = async (sql) => {
  const rows = await sql.unsafe<
    {
      name: string;
      policies: {
        name: string;
        cmd: string;
        kind: string;
        roles: string;
        using: string | null;
        check: string | null;
      }[];
    }[]
  >(`
    select t.name, coalesce((select json_agg(json_build_object('name', p.policyname, 'cmd', p.cmd, 'kind', p.permissive, 'roles', p.roles::text, 'using', p.qual, 'check', p.with_check) order by p.policyname)
             from pg_policies p where p.schemaname = 'public' and p.tablename = t.name), '[]') as policies
      from (${TENANT_TABLES}) t where t.tenant is not null`);
  return rows.flatMap(({ name, policies: found }) => {
    const [policy] = found;
    if (found.length !== 1 || policy?.name !== "tenant_isolation")
      return [`${name}: its policies are [${found.map((each) => each.name).join(", ")}] and not [tenant_isolation]`];
    const wrong = [
      policy.kind === "PERMISSIVE" || "is not permissive",
      policy.cmd === "ALL" || `is for ${policy.cmd} alone`,
      policy.roles === "{public}" || `is for ${policy.roles} alone`,
      policy.using === SAME_TENANT || `has USING ${policy.using ?? "nothing"}`,
      policy.check === SAME_TENANT || `has WITH CHECK ${policy.check ?? "nothing"}`,
    ];
    return wrong.flatMap((each) => (each === true ? [] : [`${name}: its policy ${each}`]));
  });
};

/** Primary keys, uniques and exclusions: a key that is not led by the tenant tells of other tenants' rows by refusing. */
const keys: Check = async (sql) => {
  const rows = await sql.unsafe<{ name: string; constraint: string; led: boolean }[]>(`
    select t.name, k.conname as constraint, k.conkey[1] = t.tenant as led
      from (${TENANT_TABLES}) t join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'x') where t.tenant is not null`);
  const keyless = await sql.unsafe<{ name: string }[]>(`
    select t.name from (${TENANT_TABLES}) t where not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`);
  return [
    ...keyless.map(({ name }) => `${name}: has no primary key`),
    ...rows.filter(({ led }) => !led).map(({ name, constraint }) => `${name}: ${constraint} is not led by tenant_id`),
  ];
};

const foreignKeys: Check = async (sql) => {
  const rows = await sql.unsafe<{ name: string; constraint: string; why: string }[]>(`
    select t.name, k.conname as constraint, case
        when k.conkey[1] is distinct from t.tenant then 'is not led by tenant_id'
        when other.tenant is null then 'points at a table that belongs to no tenant'
        when k.confkey[1] is distinct from other.tenant then 'does not pair tenant_id with tenant_id'
        when k.confdeltype = 'n' and (k.confdelsetcols is null or t.tenant = any (k.confdelsetcols)) then 'nulls tenant_id on delete'
        when k.confdeltype = 'd' or k.confupdtype in ('n', 'd') then 'changes tenant_id by itself'
      end as why
      from (${TENANT_TABLES}) t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
      left join (${TENANT_TABLES}) other on other.oid = k.confrelid where t.tenant is not null`);
  return rows.filter(({ why }) => why).map(({ name, constraint, why }) => `${name}: ${constraint} ${why}`);
};

/** An expression (column number 0) cannot be the lead either. */
const indexes: Check = async (sql) => {
  const rows = await sql.unsafe<{ name: string; index: string }[]>(`
    select t.name, i.indexrelid::regclass::text as index from (${TENANT_TABLES}) t join pg_index i on i.indrelid = t.oid
     where t.tenant is not null and i.indkey[0] is distinct from t.tenant`);
  return rows.map(({ name, index }) => `${name}: index ${index} is not led by tenant_id`);
};

const views: Check = async (sql) => {
  const rows = await sql<{ name: string; kind: string; invoker: boolean }[]>`
    select c.relname as name, c.relkind as kind, coalesce(c.reloptions @> array['security_invoker=true'], false) as invoker
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') and ${OURS(sql, "c.oid", "pg_class")}`;
  return rows.flatMap(({ name, kind, invoker }) =>
    kind === "m"
      ? [`${name}: a materialized view knows no row-level security`]
      : invoker
        ? []
        : [`${name}: the view is not security_invoker`],
  );
};

const functions: Check = async (sql) => {
  const rows = await sql<{ name: string; locked: boolean; open: boolean }[]>`
    select p.oid::regprocedure::text as name, coalesce(p.proconfig @> array['search_path=""'], false) as locked,
           exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE') as open
      from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef and ${OURS(sql, "p.oid", "pg_proc")}`;
  return rows.flatMap(({ name, locked, open }) => [
    ...(locked ? [] : [`${name}: SECURITY DEFINER without search_path = ''`]),
    ...(open ? [`${name}: SECURITY DEFINER and PUBLIC may execute it`] : []),
  ]);
};

const roles: Check = async (sql) => {
  const rows = await sql<
    { name: string; bypasses: boolean; powerful: boolean; inherits: string[]; owns: string[]; creates: string[] }[]
  >`
    select r.rolname as name, r.rolbypassrls as bypasses, r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication as powerful,
           array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as inherits,
           array(select c.oid::regclass::text from pg_class c where c.relowner = r.oid
                 union all select p.oid::regprocedure::text from pg_proc p where p.proowner = r.oid
                 union all select n.nspname::text from pg_namespace n where n.nspowner = r.oid and n.nspname !~ '^pg_(toast_)?temp_') as owns,
           array(select n.nspname::text from pg_namespace n where n.nspname !~ '^pg_(toast_)?temp_' and has_schema_privilege(r.oid, n.oid, 'create')) as creates
      from pg_roles r where r.rolname in ${sql([...SERVING_ROLES])}`;
  const absent = SERVING_ROLES.filter((role) => rows.every(({ name }) => name !== role));
  return [
    ...absent.map((role) => `${role}: there is no such role`),
    ...rows.flatMap(({ name, bypasses, powerful, inherits, owns, creates }) => [
      ...(bypasses ? [`${name}: bypasses row-level security`] : []),
      ...(powerful ? [`${name}: is a superuser, or may create roles or databases, or replicate`] : []),
      ...inherits.map((role) => `${name}: is a member of ${role}`),
      ...owns.map((thing) => `${name}: owns ${thing}`),
      ...creates.map((schema) => `${name}: may create in schema ${schema}`),
    ]),
  ];
};

const privileges: Check = async (sql) => {
  const rows = await sql.unsafe<{ role: string; table: string; privilege: string }[]>(
    `select r as role, t.name as table, p as privilege from (${TENANT_TABLES}) t, unnest($1::text[]) r, unnest(array['update', 'delete', 'truncate', 'trigger', 'references']) p
      where has_table_privilege(r, t.oid, p) and (p not in ('update', 'delete') or t.name = any ($2::text[]))`,
    [REQUEST_ROLES, APPEND_ONLY],
  );
  return rows.map(({ role, table, privilege }) => `${table}: ${role} may ${privilege}`);
};

/** Jobs of all institutions lie together: a request adds its own and reads no payload, output or key of anyone's. */
const jobs: Check = async (sql) => {
  const rows = await sql<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = to_regnamespace('pgboss') and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> 'queue'
       and not (c.relname = 'job_common' and a.attname in ('id', 'start_after')) and has_column_privilege('zaguan_app', c.oid, a.attnum, 'select')`;
  return rows.map(({ table, column }) => `pgboss.${table}: zaguan_app may read ${column}`);
};
