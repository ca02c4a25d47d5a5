import { and, desc, eq, gte, inArray, like, lt, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { type Change, changesOf } from "../domain/changes.ts";
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
  changes: Change[];
};

export type AuditPage = { lines: AuditEntry[]; nextCursor: string | null };

const PAGE = 50;

/**
 * The institution's lines, latest first (a UUIDv7 is in order of time), with what each changed. Who may read them is judged
 * by the caller (`audit:read`), since the policy stands above this module.
 * @param timeZone in which `from` and `until` are dates @param limit lines of a page
 */
export async function listAudit(
  tx: Tx,
  ctx: Ctx,
  { about, actor, from, until, cursor }: ListAudit,
  timeZone: string,
  limit = PAGE,
): Promise<AuditPage> {
  const startOf = (date: string, days = 0) =>
    new Date(Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(timeZone).epochMilliseconds);
  const where: (SQL | undefined)[] = [
    eq(auditLog.tenantId, ctx.tenantId),
    about ? like(auditLog.action, `${about}.%`) : undefined,
    actor ? eq(auditLog.actorId, actor) : undefined,
    from ? gte(auditLog.at, startOf(from)) : undefined,
    until ? lt(auditLog.at, startOf(until, 1)) : undefined,
    cursor ? lt(auditLog.id, cursor) : undefined,
  ];
  const rows = await tx
    .select()
    .from(auditLog)
    .where(and(...where))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const before = await linesBefore(
    tx,
    ctx,
    page.map(({ id }) => id),
  );
  return {
    lines: page.map(({ id, at, actorType, actorId, action, subjectType, subjectId, data }) => ({
      id,
      at: at.getTime(),
      actorType,
      actorId,
      action,
      subjectType,
      subjectId,
      data,
      changes: changesOf(data, before.get(id) ?? null),
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Line → what the line before it kept of the same thing: its subject, and the position or the date it is about. */
async function linesBefore(tx: Tx, ctx: Ctx, ids: string[]): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: auditLog.id,
      // By their names: of one table Drizzle writes columns without it, and they would be those of the line before.
      data: sql<Record<string, unknown> | null>`(
        select b.data from audit_log b
         where b.tenant_id = audit_log.tenant_id and b.subject_type = audit_log.subject_type
           and b.subject_id = audit_log.subject_id and b.id < audit_log.id
           and split_part(b.action, '.', 1) = split_part(audit_log.action, '.', 1) and b.data <> '{}'::jsonb
           and b.data -> 'position' is not distinct from audit_log.data -> 'position'
           and b.data -> 'date' is not distinct from audit_log.data -> 'date'
         order by b.id desc limit 1)`,
    })
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, ctx.tenantId), inArray(auditLog.id, ids)));
  return new Map(rows.flatMap(({ id, data }) => (data ? [[id, data] as const] : [])));
}
