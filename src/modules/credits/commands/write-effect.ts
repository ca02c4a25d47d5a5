import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Share } from "../domain/allocate.ts";
import type { Effect } from "../queries/effect.ts";
import { creditLines } from "../tables.ts";

type NewEffect = Effect & {
  clientId: string;
  /** What the lots gain or, below zero, lose. */
  shares: readonly Share[];
  appointmentId?: string | undefined;
  reason?: string | undefined;
};

/**
 * Appends one effect to the ledger, a line for each lot. The same kind and cause again is this one: nothing is written twice.
 * @throws if it was written before with fewer lines
 */
export async function writeEffect(
  tx: Tx,
  ctx: Ctx,
  { shares, kind, cause, clientId, appointmentId, reason }: NewEffect,
): Promise<void> {
  if (shares.length === 0) return;
  const line = {
    tenantId: ctx.tenantId,
    clientId,
    kind,
    cause,
    appointmentId: appointmentId ?? null,
    reason: reason ?? null,
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    at: new Date(ctx.now),
  };
  const written = await tx
    .insert(creditLines)
    .values(shares.map((share, part) => ({ ...line, ...share, id: newId(), part })))
    .onConflictDoNothing({ target: [creditLines.tenantId, creditLines.kind, creditLines.cause, creditLines.part] })
    .returning({ id: creditLines.id });
  if (written.length > 0 && written.length < shares.length) throw new Error("a credit effect was half written before");
}
