import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { evidenceOf } from "../queries/position-evidence.ts";

/** So many machines are one statement's work: a fraction of a second. */
const AT_ONCE = 20;

/** Keeps what is known of how each position sells (`selling_evidence`) for whoever asks within the next hour. */
export async function gatherEvidence(ctx: Ctx): Promise<void> {
  const rows = await readTenant(ctx, (tx) =>
    tx
      .select({ id: machines.id })
      .from(machines)
      .where(and(eq(machines.tenantId, ctx.tenantId), isNull(machines.archivedAt)))
      .orderBy(asc(machines.id)),
  );
  const ids = rows.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    await withTenant(ctx, (tx) =>
      tx.execute(sql`
        insert into selling_evidence (tenant_id, machine_id, position, sold, exposure, gathered_at)
        select ${ctx.tenantId}::uuid, e.machine_id, e.position, e.sold, e.exposure, to_timestamp(${ctx.now}::float8 / 1000) from (${evidenceOf(ctx, some)}) e
        on conflict (tenant_id, machine_id, position) do update
          set sold = excluded.sold, exposure = excluded.exposure, gathered_at = excluded.gathered_at`),
    );
  }
}
