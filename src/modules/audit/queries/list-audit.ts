import { and, desc, eq, like, lt, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { ListAudit } from "../schemas.ts";
import { auditLog } from "../tables.ts";

export type AuditEntry = {
  id: string;
  at: number;
  actorType: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  data: Record<string, unknown>;
};

const PAGE = 50;

/**
 * The institution's lines, latest first: a UUIDv7 is in order of time. Who may read them is judged by the caller
 * (`audit:read`), since the policy stands above this module.
 */
export async function listAudit(
  tx: Tx,
  ctx: Ctx,
  { about, actor, cursor }: ListAudit,
): Promise<{ lines: AuditEntry[]; nextCursor: string | null }> {
  const where: (SQL | undefined)[] = [
    eq(auditLog.tenantId, ctx.tenantId),
    about ? like(auditLog.action, `${about}.%`) : undefined,
    actor ? eq(auditLog.actorId, actor) : undefined,
    cursor ? lt(auditLog.id, cursor) : undefined,
  ];
  const rows = await tx
    .select()
    .from(auditLog)
    .where(and(...where))
    .orderBy(desc(auditLog.id))
    .limit(PAGE + 1);
  const lines = rows.slice(0, PAGE).map(({ id, at, actorType, actorId, action, subjectType, subjectId, data }) => ({
    id,
    at: at.getTime(),
    actorType,
    actorId,
    action,
    subjectType,
    subjectId,
    data,
  }));
  return { lines, nextCursor: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}
