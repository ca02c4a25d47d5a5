import postgres from "postgres";
import { afterAll, expect, it } from "vitest";
import { catalogBreaches } from "../support/catalog.ts";
import { aDatabase } from "../support/postgres.ts";

const database = await aDatabase();
const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
const admin = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
afterAll(() => Promise.all([owner.end(), admin.end()]));

it("every table, key, view, function and role keeps the rules of the house", async () => {
  expect(await catalogBreaches(owner)).toEqual([]);
});

/** What breaks one rule, and the sentence that must then be said; null where the rule allows it. */
const BREAKING: [what: string, statement: string, sentence: string | null][] = [
  ["a table without tenant_id", "create table stray (id uuid primary key)", "stray: has no tenant_id"],
  [
    "the platform's list readable",
    "grant select on tenants to zaguan_app",
    "tenants: belongs to no tenant and a request role may touch it",
  ],
  [
    "one of its columns readable",
    "grant select (slug) on tenants to zaguan_jobs",
    "tenants: belongs to no tenant and a request role may touch it",
  ],
  [
    "row-level security off",
    "alter table users disable row level security",
    "users: row-level security is not enabled",
  ],
  [
    "row-level security not forced",
    "alter table users no force row level security",
    "users: row-level security is not forced",
  ],
  ["no policy", "drop policy tenant_isolation on users", "users: its policies are [] and not [tenant_isolation]"],
  [
    "a second policy",
    "create policy also on users using (true)",
    "users: its policies are [also, tenant_isolation] and not [tenant_isolation]",
  ],
  [
    "a policy for one role",
    "alter policy tenant_isolation on users to zaguan_app",
    "users: its policy is for {zaguan_app} alone",
  ],
  ["a policy that sees all", "alter policy tenant_isolation on users using (true)", "users: its policy has USING true"],
  [
    "a policy that takes all",
    "alter policy tenant_isolation on users with check (true)",
    "users: its policy has WITH CHECK true",
  ],
  ["no primary key", "alter table letters drop constraint letters_tenant_id_id_pk", "letters: has no primary key"],
  [
    "a unique across tenants",
    "alter table users add constraint one_email unique (email)",
    "users: one_email is not led by tenant_id",
  ],
  [
    "an index across tenants",
    "create index by_day on appointments (starts_at, tenant_id)",
    "appointments: index by_day is not led by tenant_id",
  ],
  [
    "an index on an expression",
    "create index by_text on appointments ((tenant_id::text))",
    "appointments: index by_text is not led by tenant_id",
  ],
  [
    "an exclusion across tenants",
    "alter table appointments add constraint nobody exclude using gist (professional_id with =, tenant_id with =)",
    "appointments: nobody is not led by tenant_id",
  ],
  [
    "a foreign key without the tenant",
    "alter table users add constraint users_id unique (id); alter table clients add constraint crossed foreign key (user_id) references users (id)",
    "clients: crossed is not led by tenant_id",
  ],
  [
    "a foreign key to what belongs to no tenant",
    "alter table letters add constraint owned foreign key (tenant_id) references tenants (id)",
    "letters: owned points at a table that belongs to no tenant",
  ],
  [
    "a foreign key that nulls the tenant",
    "alter table clients add constraint nulled foreign key (tenant_id, user_id) references users (tenant_id, id) on delete set null",
    "clients: nulled nulls tenant_id on delete",
  ],
  ["a definer's view", "create view everyone as select * from users", "everyone: the view is not security_invoker"],
  ["an invoker's view", "create view mine with (security_invoker = true) as select * from users", null],
  [
    "a materialized view",
    "create materialized view kept as select 1 as one",
    "kept: a materialized view knows no row-level security",
  ],
  [
    "a definer function with the caller's search path",
    "create function leak() returns bigint language sql security definer as 'select count(*) from public.users'; revoke all on function leak() from public",
    "leak(): SECURITY DEFINER without search_path = ''",
  ],
  [
    "a definer function that anyone may call",
    "create function leak() returns bigint language sql security definer set search_path = '' as 'select count(*) from public.users'",
    "leak(): SECURITY DEFINER and PUBLIC may execute it",
  ],
  [
    "a serving role that owns",
    "grant create on schema public to zaguan_app; alter table letters owner to zaguan_app",
    "zaguan_app: owns letters",
  ],
  ["a serving role that passes by", "alter role zaguan_jobs bypassrls", "zaguan_jobs: bypasses row-level security"],
  [
    "a serving role that is the owner too",
    "grant zaguan_owner to zaguan_app",
    "zaguan_app: is a member of zaguan_owner",
  ],
  [
    "a serving role that may create",
    "grant create on schema public to zaguan_platform",
    "zaguan_platform: may create in schema public",
  ],
  ["history that can be rewritten", "grant update on audit_log to zaguan_jobs", "audit_log: zaguan_jobs may update"],
  [
    "history that can be lost",
    "grant delete on appointment_transitions to zaguan_app",
    "appointment_transitions: zaguan_app may delete",
  ],
  [
    "everyone's jobs readable",
    "grant select on pgboss.job_common to zaguan_app",
    "pgboss.job_common: zaguan_app may read data",
  ],
  [
    "everyone's jobs readable by their parent",
    "grant select (data) on pgboss.job to zaguan_app",
    "pgboss.job: zaguan_app may read data",
  ],
  ["a table that can be emptied", "grant truncate on users to zaguan_app", "users: zaguan_app may truncate"],
];

class Undone extends Error {}

/** In a transaction that is rolled back: the roles are shared with other test files. */
it.each(BREAKING)("notices %s", async (_what, statement, sentence) => {
  let said: string[] = [];
  const tried = admin.begin(async (sql) => {
    await sql.unsafe(statement);
    said = await catalogBreaches(sql);
    throw new Undone();
  });
  await expect(tried).rejects.toThrow(Undone);
  if (sentence) expect(said).toContain(sentence);
  else expect(said).toEqual([]);
});
