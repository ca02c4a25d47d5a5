import postgres from "postgres";
import { tenantTables } from "./tenant-rows.ts";

type Urls = { ownerUrl: string; appUrl: string; jobsUrl: string; platformUrl: string; adminUrl: string };
/** Two institutions that both have rows in every tenant's table: `own` is the attacker's. */
type Pair = { own: string; other: string };

export type Guard = {
  /** What succeeded that should not have, one sentence each; empty when the walls hold. `only` narrows the tables. */
  breaches: (pair: Pair, only?: readonly string[]) => Promise<string[]>;
  end: () => Promise<void>;
};

/**
 * Tries, as each role that can log in and in the name of `own`, to see, write, change and delete what is `other`'s, and to
 * do anything at all in nobody's name. Every attempt is rolled back.
 */
export function isolationGuard(urls: Urls): Guard {
  const connect = (url: string) => postgres(url, { max: 1, onnotice: () => undefined });
  const superuser = connect(urls.adminUrl);
  const roles = {
    owner: connect(urls.ownerUrl),
    app: connect(urls.appUrl),
    jobs: connect(urls.jobsUrl),
    platform: connect(urls.platformUrl),
  };
  return {
    async breaches(pair, only) {
      const truth = await truths(superuser, pair, only ?? (await tenantTables(superuser)));
      const found = Object.entries(roles).map(async ([role, sql]) => {
        const breaches: string[] = [];
        for (const table of truth)
          for (const sentence of await attempts(sql, table, pair)) breaches.push(`${table.name}: ${role}, ${sentence}`);
        return breaches;
      });
      return (await Promise.all(found)).flat();
    },
    async end() {
      await Promise.all([superuser, ...Object.values(roles)].map((sql) => sql.end()));
    },
  };
}

/** The same, once. */
export async function isolationBreaches(urls: Urls, pair: Pair, only?: readonly string[]): Promise<string[]> {
  const guard = isolationGuard(urls);
  return guard.breaches(pair, only).finally(guard.end);
}

type Truth = { name: string; own: number; other: number; row: string; hasId: boolean };

async function truths(superuser: postgres.Sql, { own, other }: Pair, names: readonly string[]): Promise<Truth[]> {
  const found: Truth[] = [];
  for (const name of names) {
    const [row] = await superuser.unsafe<Omit<Truth, "name">[]>(
      `select count(*) filter (where tenant_id = $1)::int as own, count(*) filter (where tenant_id = $2)::int as other,
              (select to_jsonb(t)::text from public.${name} t where tenant_id = $2 limit 1) as row,
              exists (select from pg_attribute where attrelid = 'public.${name}'::regclass and attname = 'id' and not attisdropped) as "hasId"
         from public.${name}`,
      [own, other],
    );
    if (!row || row.own === 0 || row.other === 0)
      throw new Error(`isolationBreaches: ${name} needs rows of both tenants`);
    found.push({ name, ...row });
  }
  return found;
}

/** What one attempt came to: rows, or PostgreSQL's refusal by privilege or policy (42501); any other error is a finding. */
type Outcome = { rows: number; refused: boolean } | { failed: string };

/** One round trip and never committed; `sql` has one connection, so a failed transaction is ended where it failed. */
async function attempt(sql: postgres.Sql, tenant: string | null, statement: string): Promise<Outcome> {
  const setting = tenant === null ? "" : `set local app.tenant_id = ${quoted(tenant)};`;
  try {
    const answers = (await sql.unsafe(`begin; ${setting} ${statement}; rollback`)) as unknown as (
      | { n?: number }
      | { n?: number }[]
    )[];
    return { rows: answers.flat().find(({ n }) => n !== undefined)?.n ?? 0, refused: false };
  } catch (error) {
    await sql.unsafe("rollback");
    if (!(error instanceof postgres.PostgresError)) throw error;
    return error.code === "42501" ? { rows: 0, refused: true } : { failed: `${error.code} ${error.message}` };
  }
}

const counted = (change: string): string =>
  `with changed as (${change} returning 1) select count(*)::int as n from changed`;

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const touched = (outcome: Outcome): string | null =>
  "failed" in outcome
    ? `got as far as ${outcome.failed}`
    : outcome.rows > 0
      ? `reached ${String(outcome.rows)} rows`
      : null;

async function attempts(
  sql: postgres.Sql,
  { name, own: ownRows, row, hasId }: Truth,
  { own, other }: Pair,
): Promise<string[]> {
  const table = `public.${name}`;
  const found: string[] = [];
  const say = (what: string, finding: string | null) => finding && found.push(`${what}: ${finding}`);

  const visible = await attempt(sql, own, `select count(*)::int as n from ${table}`);
  if ("failed" in visible) say("reading", visible.failed);
  else if (!visible.refused && visible.rows !== ownRows)
    say("reading", `sees ${String(visible.rows)} rows and has ${String(ownRows)}`);

  const [mine, theirs] = [quoted(own), quoted(other)];
  say(
    "reading the other's rows",
    touched(await attempt(sql, own, `select count(*)::int as n from ${table} where tenant_id = ${theirs}`)),
  );
  say(
    "changing the other's rows",
    touched(await attempt(sql, own, counted(`update ${table} set tenant_id = tenant_id where tenant_id = ${theirs}`))),
  );
  say(
    "taking the other's rows over",
    touched(await attempt(sql, own, counted(`update ${table} set tenant_id = ${mine} where tenant_id = ${theirs}`))),
  );
  say(
    "deleting the other's rows",
    touched(await attempt(sql, own, counted(`delete from ${table} where tenant_id = ${theirs}`))),
  );

  const fresh = hasId ? ` || jsonb_build_object('id', gen_random_uuid())` : "";
  const asOther = `insert into ${table} select (jsonb_populate_record(null::${table}, ${quoted(row)}::jsonb${fresh})).*`;
  say("writing as the other", unlessRefused(await attempt(sql, own, asOther)));
  say(
    "moving its own rows to the other",
    unlessRefused(await attempt(sql, own, `update ${table} set tenant_id = ${theirs} where tenant_id = ${mine}`)),
  );

  // Never set, and reset after use: the two ways of being nobody.
  for (const nobody of [null, ""]) {
    const who = nobody === null ? "in nobody's name" : "in the name of ''";
    say(`reading ${who}`, touched(await attempt(sql, nobody, `select count(*)::int as n from ${table}`)));
    say(`deleting ${who}`, touched(await attempt(sql, nobody, counted(`delete from ${table}`))));
    say(`writing ${who}`, unlessRefused(await attempt(sql, nobody, asOther)));
  }
  return found;
}

/** A policy's WITH CHECK speaks before any constraint does: another error means that it let the row through. */
const unlessRefused = (outcome: Outcome): string | null =>
  "failed" in outcome ? `got as far as ${outcome.failed}` : outcome.refused ? null : "was let through";
