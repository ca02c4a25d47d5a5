import { timingSafeEqual } from "node:crypto";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { codeFor } from "#platform/tokens.ts";
import { signInCodes } from "./tables.ts";

export type CodeRequest = typeof signInCodes.$inferSelect;

const TRIES = 5;

const live = (ctx: Ctx, id: string) =>
  and(eq(signInCodes.tenantId, ctx.tenantId), eq(signInCodes.id, id), gt(signInCodes.expiresAt, new Date(ctx.now)));

/** What was asked under this id, while its code lasts. */
export async function codeRequest(tx: Tx, ctx: Ctx, id: string): Promise<CodeRequest | null> {
  const [row] = await tx.select().from(signInCodes).where(live(ctx, id));
  return row ?? null;
}

/** Counts a try, and judges it if it was one of those that are let through: a hundred at once are five. */
export async function tryCode(tx: Tx, ctx: Ctx, id: string, code: string): Promise<"right" | "wrong" | "expired"> {
  const [row] = await tx
    .update(signInCodes)
    .set({ tries: sql`${signInCodes.tries} + 1` })
    .where(and(live(ctx, id), lt(signInCodes.tries, TRIES)))
    .returning({ tries: signInCodes.tries });
  if (!row) return "expired";
  const expected = Buffer.from(codeFor(ctx.tenantId, "sign_in_code", id));
  const given = Buffer.from(code);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return "right";
  // After the last one, only another code helps.
  return row.tries < TRIES ? "wrong" : "expired";
}

/** Uses a request up: however many hold its code at once, one gets it. */
export async function claimCode(tx: Tx, ctx: Ctx, id: string): Promise<CodeRequest | null> {
  const [row] = await tx.delete(signInCodes).where(live(ctx, id)).returning();
  return row ?? null;
}
