import { and, asc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appointments } from "../tables.ts";
import type { Row } from "../queries/appointment-in-reach.ts";

/**
 * The classes in which these appointments have their seats, by start, as a series takes them. For whoever ends several
 * appointments at once: giving back the first one's credits locks them, after which no class may be waited for.
 */
export async function lockClasses(tx: Tx, ctx: Ctx, rows: readonly Pick<Row, "sessionId">[]): Promise<void> {
  const ids = [...new Set(rows.flatMap(({ sessionId }) => sessionId ?? []))];
  if (ids.length === 0) return;
  await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.tenantId, ctx.tenantId), inArray(appointments.id, ids)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .for("update");
}
