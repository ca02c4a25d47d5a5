import { sameSecret } from "#lib/secrets.ts";
import { tenantId, type Actor, type Locale, type TenantId } from "#platform/context.ts";
import { appPool } from "#platform/db/pools.ts";
import { batched } from "#platform/batch.ts";
import { parseKey, type KeyKind } from "../domain/key-format.ts";
import { isLive } from "../domain/key-life.ts";
import { RATES, secondsUntil, type Budget } from "../domain/rate-limits.ts";

type Row = {
  tenant_id: string;
  slug: string;
  tenant_name: string;
  tenant_status: "active" | "suspended";
  modules: string[];
  locale: Locale;
  key_id: string;
  kind: KeyKind;
  machine_id: string | null;
  secret_hash: string;
  scopes: string[];
  expires_at: string | null;
  revoked_at: string | null;
  left_tokens: number | null;
};

/** Who a key stands for. */
export type Admitted = {
  tenant: { id: TenantId; slug: string; name: string; suspended: boolean; modules: readonly string[]; locale: Locale };
  actor: Extract<Actor, { type: "machineKey" | "organizationKey" }>;
};

/** What the key's bucket says, for the `RateLimit-*` headers. */
export type Allowance = {
  limit: number;
  remaining: number;
  resetSeconds: number;
  retrySeconds: number;
  exceeded: boolean;
};

type Asked = { short: string; hash: string; budget: Budget; per_second: number; burst: number; address: string };

/** By the key's name, so that no two statements wait for each other's buckets. */
const ADMIT = `
  select a.n, k.* from (
    select * from jsonb_to_recordset($1::text::jsonb) as x (n int, short text, hash text, budget text, per_second real, burst real, address text)
     order by short, budget) a
   cross join lateral admit_key(a.short, a.hash, a.budget, 1, a.per_second, a.burst, a.address) k`;

/** Requests that come while the database is busy are judged in one statement. */
const inBatch = batched<Asked, Row | undefined>("keys", { concurrency: 2, maxBatch: 50 }, async (asked) => {
  const rows = await appPool().sql.unsafe<(Row & { n: number })[]>(ADMIT, [
    JSON.stringify(asked.map((it, n) => ({ n, ...it }))),
  ]);
  const found = new Map(rows.map((row) => [row.n, row]));
  return asked.map((_, n) => found.get(n));
});

/**
 * Judges a written key and takes its tokens: one round trip at the most (`admit_key`, drizzle/0015), before any tenant is known.
 * @returns null for what is no key, unknown, revoked or over
 */
export async function admitKey(
  written: string,
  { budget, address, now }: { budget: Budget; address: string; now: number },
): Promise<(Admitted & { allowance: Allowance }) | null> {
  const given = parseKey(written);
  if (!given) return null;
  const rate = RATES[given.kind][budget];
  const row = await inBatch("", {
    short: given.short,
    hash: given.secretHash,
    budget,
    per_second: rate.perSecond,
    burst: rate.burst,
    address,
  });
  if (!row || row.kind !== given.kind || !sameSecret(row.secret_hash, given.secretHash)) return null;
  const instant = (written: string | null) => (written ? new Date(written) : null);
  if (!isLive({ revokedAt: instant(row.revoked_at), expiresAt: instant(row.expires_at) }, now)) return null;
  const left = row.left_tokens ?? 0;
  return {
    tenant: {
      id: tenantId(row.tenant_id),
      slug: row.slug,
      name: row.tenant_name,
      suspended: row.tenant_status === "suspended",
      modules: row.modules,
      locale: row.locale,
    },
    actor: row.machine_id
      ? { type: "machineKey", machineId: row.machine_id, keyId: row.key_id }
      : { type: "organizationKey", keyId: row.key_id, scopes: row.scopes },
    allowance: {
      limit: rate.burst,
      remaining: Math.max(0, Math.floor(left)),
      resetSeconds: secondsUntil(rate.burst, left, rate),
      retrySeconds: secondsUntil(1, left, rate),
      exceeded: row.left_tokens === null,
    },
  };
}
