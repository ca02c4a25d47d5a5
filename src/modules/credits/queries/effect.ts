import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { creditLines } from "../tables.ts";

export type Effect = { kind: (typeof creditLines.$inferInsert)["kind"]; cause: string };

/** The first line of an effect, if it has happened: who repeats a request is answered as the first time. */
export async function findEffect(tx: Tx, ctx: Ctx, { kind, cause }: Effect) {
  const [line] = await tx
    .select({ lotId: creditLines.lotId, clientId: creditLines.clientId })
    .from(creditLines)
    .where(and(eq(creditLines.tenantId, ctx.tenantId), eq(creditLines.kind, kind), eq(creditLines.cause, cause)))
    .orderBy(asc(creditLines.part))
    .limit(1);
  return line;
}
