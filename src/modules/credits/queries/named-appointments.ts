import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

export type NamedAppointment = { id: string; start: number; service: { "es-AR": string; en: string } };

/**
 * What the appointments behind movements are called. Written as SQL because appointments lie above this module, which must
 * not import them.
 */
export async function namedAppointments(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, NamedAppointment>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; start: string; es: string; en: string }>(sql`
    select a.id, (extract(epoch from a.starts_at) * 1000)::bigint::text as start, t.name->>'es-AR' as es, t.name->>'en' as en
    from appointments a join appointment_types t on t.tenant_id = a.tenant_id and t.id = a.appointment_type_id
    where a.tenant_id = ${ctx.tenantId} and a.id in (${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})`);
  return new Map(rows.map(({ id, start, es, en }) => [id, { id, start: Number(start), service: { "es-AR": es, en } }]));
}

/**
 * Whether the confirmation of a line's appointment was taken back: what was captured is only set aside again, or came back
 * whole from there. The ledger is never rewritten, so the appointment's state says it.
 */
export const isUnconfirmed = (line: "credit_lines" | "s") => sql`exists (
  select from appointments a where a.tenant_id = ${sql.raw(line)}.tenant_id and a.id = ${sql.raw(line)}.appointment_id
     and a.status in ('pending', 'rejected', 'expired'))`;
