import { newId } from "#lib/ids.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { auditLog } from "../tables.ts";

export type AuditLine = {
  /** `noun.verb`, e.g. `appointment.confirm`. */
  action: string;
  subject: { type: string; id: string };
  /** What changed; never a secret. */
  data?: Record<string, unknown>;
};

/** Writes the line that says who did this, in the transaction that does it. */
export async function audit(tx: Tx, ctx: Ctx, { action, subject, data = {} }: AuditLine): Promise<void> {
  await tx.insert(auditLog).values({
    tenantId: ctx.tenantId,
    id: newId(),
    at: new Date(ctx.now),
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    data,
    requestId: ctx.requestId,
  });
}
