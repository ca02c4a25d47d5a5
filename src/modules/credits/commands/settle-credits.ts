import { and, eq, exists, inArray, lte, or } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { allocateReturn } from "../domain/allocate.ts";
import { findEffect } from "../queries/effect.ts";
import { spentOn } from "../queries/spent-on.ts";
import { creditLines, creditLots } from "../tables.ts";
import { addLot } from "./add-lot.ts";
import { lockCredits } from "./lock-credits.ts";
import { writeEffect } from "./write-effect.ts";

/** Confirmed: what was held is spent. */
export async function captureCredits(tx: Tx, ctx: Ctx, appointmentId: string): Promise<void> {
  const spent = await spentOn(tx, ctx, appointmentId);
  if (!spent) return;
  const shares = spent.shares.map(({ lotId }) => ({ lotId, amount: 0 }));
  await writeEffect(tx, ctx, {
    kind: "capture",
    cause: `appointment:${appointmentId}`,
    clientId: spent.clientId,
    appointmentId,
    shares,
  });
}

/** Rejected or expired before it was confirmed: what was held goes back whole. Answers how much did. */
export const releaseCredits = (tx: Tx, ctx: Ctx, appointmentId: string): Promise<number> =>
  giveBack(tx, ctx, { appointmentId, amount: "all", kind: "release", cause: `appointment:${appointmentId}` });

/** Cancelled or missed: `amount` of what was spent goes back, at the most all of it. Answers how much did. */
export const returnCredits = (
  tx: Tx,
  ctx: Ctx,
  back: { appointmentId: string; amount: number; cause: string },
): Promise<number> => giveBack(tx, ctx, { ...back, kind: "return" });

/** Credits whose lot has expired meanwhile could not be used there: the client gets as many in a lot of their own. */
const GRACE_DAYS = 30;

type Back = { appointmentId: string; amount: number | "all"; kind: "release" | "return"; cause: string };

async function giveBack(tx: Tx, ctx: Ctx, { appointmentId, amount, kind, cause }: Back): Promise<number> {
  const known = await spentOn(tx, ctx, appointmentId);
  if (!known) return 0;
  const { clientId } = known;
  await lockCredits(tx, ctx, clientId);
  if (await findEffect(tx, ctx, { kind, cause })) return 0;
  const spent = (await spentOn(tx, ctx, appointmentId))?.shares ?? [];
  const shares = allocateReturn(spent, amount === "all" ? spent.reduce((sum, share) => sum + share.amount, 0) : amount);
  await writeEffect(tx, ctx, { kind, cause, clientId, appointmentId, shares });

  // Through its lot all the same, so that the ledger says where it came from, and how much of it is still out.
  const over = await overLots(
    tx,
    ctx,
    shares.map(({ lotId }) => lotId),
  );
  const late = shares.filter(({ lotId }) => over.has(lotId));
  const lateTotal = late.reduce((sum, share) => sum + share.amount, 0);
  if (lateTotal > 0) {
    await writeEffect(tx, ctx, {
      kind: "expire",
      cause,
      clientId,
      shares: late.map((share) => ({ ...share, amount: -share.amount })),
    });
    await addLot(tx, ctx, {
      clientId,
      amount: lateTotal,
      source: "cancellation",
      cause,
      appointmentId,
      expiresInDays: GRACE_DAYS,
    });
  }
  return shares.reduce((sum, share) => sum + share.amount, 0);
}

/** Those whose last day is over, by the clock or because the job that says so came first. */
async function overLots(tx: Tx, ctx: Ctx, lotIds: readonly string[]): Promise<Set<string>> {
  if (lotIds.length === 0) return new Set();
  const written = tx
    .select({ id: creditLines.id })
    .from(creditLines)
    .where(
      and(
        eq(creditLines.tenantId, creditLots.tenantId),
        eq(creditLines.lotId, creditLots.id),
        eq(creditLines.kind, "expire"),
      ),
    );
  const rows = await tx
    .select({ id: creditLots.id })
    .from(creditLots)
    .where(
      and(
        eq(creditLots.tenantId, ctx.tenantId),
        inArray(creditLots.id, [...lotIds]),
        or(lte(creditLots.expiresAt, new Date(ctx.now)), exists(written)),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
