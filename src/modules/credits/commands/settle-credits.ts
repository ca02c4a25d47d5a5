import { and, eq, inArray, lte } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { allocateReturn } from "../domain/allocate.ts";
import { spentOn } from "../queries/spent-on.ts";
import { creditLots } from "../tables.ts";
import { addLot } from "./add-lot.ts";
import { writeLines } from "./write-line.ts";

/** Confirmed: what was held is spent. */
export async function captureCredits(tx: Tx, ctx: Ctx, appointmentId: string): Promise<void> {
  const spent = await spentOn(tx, ctx, appointmentId);
  if (!spent) return;
  const line = { clientId: spent.clientId, kind: "capture" as const, amount: 0, cause: `appointment:${appointmentId}`, appointmentId };
  await writeLines(tx, ctx, spent.shares.map(({ lotId }) => ({ ...line, lotId })));
}

/** Rejected or expired before it was confirmed: what was held goes back whole. */
export async function releaseCredits(tx: Tx, ctx: Ctx, appointmentId: string): Promise<number> {
  const spent = await spentOn(tx, ctx, appointmentId);
  const total = spent?.shares.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  return giveBack(tx, ctx, { appointmentId, amount: total, kind: "release", cause: `appointment:${appointmentId}` });
}

/** Cancelled or missed: `amount` of what was spent goes back, at the most all of it. Answers how much did. */
export const returnCredits = (tx: Tx, ctx: Ctx, { appointmentId, amount, cause }: { appointmentId: string; amount: number; cause: string }): Promise<number> =>
  giveBack(tx, ctx, { appointmentId, amount, kind: "return", cause });

/** Credits whose lot has expired meanwhile could not be used there: the client gets as many in a lot of their own. */
const GRACE_DAYS = 30;

async function giveBack(tx: Tx, ctx: Ctx, back: { appointmentId: string; amount: number; kind: "release" | "return"; cause: string }): Promise<number> {
  const { appointmentId, kind, cause } = back;
  const spent = await spentOn(tx, ctx, appointmentId);
  if (!spent || back.amount === 0) return 0;
  const { clientId } = spent;
  const shares = allocateReturn(spent.shares, back.amount);
  const expired = await tx
    .select({ id: creditLots.id })
    .from(creditLots)
    .where(and(eq(creditLots.tenantId, ctx.tenantId), inArray(creditLots.id, shares.map(({ lotId }) => lotId)), lte(creditLots.expiresAt, new Date(ctx.now))));
  const gone = new Set(expired.map(({ id }) => id));
  const live = shares.filter(({ lotId }) => !gone.has(lotId));
  await writeLines(tx, ctx, live.map(({ lotId, amount }) => ({ lotId, clientId, kind, amount, cause, appointmentId })));

  const late = shares.filter(({ lotId }) => gone.has(lotId)).reduce((sum, { amount }) => sum + amount, 0);
  if (late > 0) await addLot(tx, ctx, { clientId, amount: late, source: "cancellation", cause, appointmentId, expiresInDays: GRACE_DAYS });
  return back.amount;
}
