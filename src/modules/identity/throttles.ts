import { createHash } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { minutesToWait, THROTTLE_WINDOW_MS, type ThrottleKind } from "./domain/throttle.ts";
import { signInThrottles } from "./tables.ts";

/** What is counted: an e-mail or an (already hashed) address. */
export type Throttled = { kind: ThrottleKind; subject: string };

/** The table holds neither e-mails nor addresses. */
const keyOf = ({ kind, subject }: Throttled): string => `${kind}:${createHash("sha256").update(subject).digest("hex")}`;

/**
 * Counts an attempt before it is judged, so that a hundred at once are a hundred, and answers how many minutes to wait, or
 * null. In a transaction of its own: what is refused afterwards stays counted. `forgive` takes it back.
 */
export async function countAttempt(ctx: Ctx, throttled: readonly Throttled[]): Promise<number | null> {
  const now = new Date(ctx.now);
  const windowEndsAt = new Date(ctx.now + THROTTLE_WINDOW_MS);
  // Always in the same order, so that two attempts wait for each other instead of blocking each other.
  const byKey = new Map(
    throttled.map((one) => [keyOf(one), one.kind] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const rows = await withTenant(ctx, (tx) =>
    tx
      .insert(signInThrottles)
      .values([...byKey.keys()].map((key) => ({ tenantId: ctx.tenantId, key, failures: 1, windowEndsAt })))
      .onConflictDoUpdate({
        target: [signInThrottles.tenantId, signInThrottles.key],
        set: {
          failures: sql`case when ${signInThrottles.windowEndsAt} <= ${now.toISOString()}::timestamptz then 1 else ${signInThrottles.failures} + 1 end`,
          windowEndsAt: sql`case when ${signInThrottles.windowEndsAt} <= ${now.toISOString()}::timestamptz then excluded.window_ends_at else ${signInThrottles.windowEndsAt} end`,
        },
      })
      .returning(),
  );
  const counts = rows.flatMap(({ key, failures, windowEndsAt: ends }) => {
    const kind = byKey.get(key);
    return kind ? [{ kind, attempts: failures, windowEndsAt: ends.getTime() }] : [];
  });
  return minutesToWait(counts, ctx.now);
}

/** It was the owner: the account's count begins anew, and the address gets its one attempt back. */
export async function forgive(ctx: Ctx, own: Throttled, shared?: Throttled): Promise<void> {
  const row = (throttled: Throttled) =>
    and(eq(signInThrottles.tenantId, ctx.tenantId), eq(signInThrottles.key, keyOf(throttled)));
  await withTenant(ctx, async (tx) => {
    await tx.delete(signInThrottles).where(row(own));
    // Whoever comes in sweeps the hall: windows that have ended count for nothing.
    await tx
      .delete(signInThrottles)
      .where(and(eq(signInThrottles.tenantId, ctx.tenantId), lte(signInThrottles.windowEndsAt, new Date(ctx.now))));
    if (!shared) return;
    await tx
      .update(signInThrottles)
      .set({ failures: sql`greatest(0, ${signInThrottles.failures} - 1)` })
      .where(row(shared));
  });
}
