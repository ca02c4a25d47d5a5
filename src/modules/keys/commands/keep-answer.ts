import { and, eq } from "drizzle-orm";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { idempotentAnswers } from "../tables.ts";

const keyOf = (ctx: Ctx): string => actorId(ctx.actor) ?? "";

const the = (ctx: Ctx, idempotencyKey: string) =>
  and(
    eq(idempotentAnswers.tenantId, ctx.tenantId),
    eq(idempotentAnswers.keyId, keyOf(ctx)),
    eq(idempotentAnswers.idempotencyKey, idempotencyKey),
  );

/**
 * Takes an idempotency key for the caller's transaction. Whoever comes second waits here until the first has committed.
 * @returns null if it was free, or what was kept for it
 */
export async function takeIdempotencyKey(tx: Tx, ctx: Ctx, idempotencyKey: string, requestHash: string) {
  const taken = await tx
    .insert(idempotentAnswers)
    .values({
      tenantId: ctx.tenantId,
      keyId: keyOf(ctx),
      idempotencyKey,
      requestHash,
      createdAt: new Date(ctx.now),
    })
    .onConflictDoNothing()
    .returning({ keyId: idempotentAnswers.keyId });
  if (taken.length > 0) return null;
  const [kept] = await tx.select().from(idempotentAnswers).where(the(ctx, idempotencyKey));
  if (!kept) throw new Error("an idempotency key that is there and is not");
  return kept;
}

/** Keeps what the key was answered with, in the transaction that took it. */
export async function keepAnswer(
  tx: Tx,
  ctx: Ctx,
  idempotencyKey: string,
  { status, answer }: { status: number; answer: string },
): Promise<void> {
  await tx.update(idempotentAnswers).set({ status, answer }).where(the(ctx, idempotencyKey));
}
