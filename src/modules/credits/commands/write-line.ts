import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { creditLines } from "../tables.ts";

export type Line = Pick<typeof creditLines.$inferInsert, "lotId" | "clientId" | "kind" | "amount" | "cause" | "appointmentId" | "reason">;

/** Appends to the ledger. A line of the same kind and cause in the same lot was this one already: nothing is written twice. */
export async function writeLines(tx: Tx, ctx: Ctx, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const by = { tenantId: ctx.tenantId, actorType: ctx.actor.type, actorId: actorId(ctx.actor), at: new Date(ctx.now) };
  await tx
    .insert(creditLines)
    .values(lines.map((line) => ({ ...by, id: newId(), ...line })))
    .onConflictDoNothing({ target: [creditLines.tenantId, creditLines.lotId, creditLines.kind, creditLines.cause] });
}
