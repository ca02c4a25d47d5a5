import { newId } from "#lib/ids.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { expiryInstant, lastDayIn } from "../domain/expiry.ts";
import { lotExpiryQueue, lotWarningQueue } from "../queue.ts";
import { creditLots } from "../tables.ts";
import { writeEffect } from "./write-effect.ts";

const WARNING_MS = 7 * 86_400_000;

type NewLot = {
  clientId: string;
  amount: number;
  source: (typeof creditLots.$inferInsert)["source"];
  cause: string;
  reason?: string;
  appointmentId?: string;
} & ({ expiresOn: string | null } | { expiresInDays: number });

/**
 * Issues credits in the caller's transaction; their expiry and its warning are queued with them. `cause` must not have
 * issued before: who may be asked twice looks with `findEffect` first.
 */
export async function addLot(
  tx: Tx,
  ctx: Ctx,
  { clientId, amount, source, cause, reason, appointmentId, ...expiry }: NewLot,
): Promise<string> {
  const { timeZone } = await organizationOf(tx, ctx);
  const expiresOn = "expiresOn" in expiry ? expiry.expiresOn : lastDayIn(timeZone, ctx.now, expiry.expiresInDays);
  const expiresAt = expiresOn === null ? null : new Date(expiryInstant(timeZone, expiresOn));
  const id = newId();
  await tx
    .insert(creditLots)
    .values({ tenantId: ctx.tenantId, id, clientId, source, expiresOn, expiresAt, createdAt: new Date(ctx.now) });
  await writeEffect(tx, ctx, {
    kind: "issue",
    cause,
    clientId,
    appointmentId,
    reason,
    shares: [{ lotId: id, amount }],
  });
  if (expiresAt) {
    await enqueue(tx, ctx, lotExpiryQueue, { lotId: id }, { startAfter: expiresAt });
    await enqueue(tx, ctx, lotWarningQueue, { lotId: id }, { startAfter: new Date(expiresAt.getTime() - WARNING_MS) });
  }
  return id;
}
