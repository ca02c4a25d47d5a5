import { sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { type Echo, findEchoes, type Report } from "../domain/reboot-echo.ts";

const WINDOW_MS = 30_000;
/** A machine that does not know the time tells again what it told last: so far back its latest sales are compared. */
const LATELY_MS = 24 * 3_600_000;

type Known = { known: string[] };

/**
 * Which of the reports seem to be echoes of a restart, by event id, and of which event. The machine's stock must be locked; what
 * is known already by its id is no echo but a repetition, and is left out.
 */
export async function findRebootEchoes(
  tx: Tx,
  ctx: Ctx,
  machineId: string,
  reports: readonly Report[],
  restartedAt: number | null,
): Promise<Map<string, Echo>> {
  const uncertain = reports.filter(({ clock }) => clock === "uncertain");
  if (uncertain.length === 0) return new Map();
  const mine = sql`tenant_id = ${ctx.tenantId} and machine_id = ${machineId}::uuid`;
  const [told, sales] = await Promise.all([
    tx.execute<Known>(sql`
      select coalesce(array_agg(event_id), '{}') as known from sale_events
       where ${mine} and event_id in (select jsonb_array_elements_text(${JSON.stringify(reports.map(({ eventId }) => eventId))}::jsonb))`),
    salesAround(tx, ctx, machineId, uncertain),
  ]);
  const known = new Set(told[0]?.known);
  return findEchoes(
    reports.filter(({ eventId }, i) => !known.has(eventId) && reports.findIndex((it) => it.eventId === eventId) === i),
    sales,
    restartedAt,
  );
}

/** Sales near any of the reports, by either of their times, and the machine's latest; nearest to now first. */
async function salesAround(tx: Tx, ctx: Ctx, machineId: string, reports: readonly Report[]): Promise<Report[]> {
  const windows = reports.flatMap(({ soldAt, occurredAt }) => [soldAt, occurredAt]);
  const rows = await tx.execute<
    Omit<Report, "soldAt" | "occurredAt" | "receivedAt" | "seq"> &
      Record<"soldAt" | "occurredAt" | "receivedAt" | "seq", string | null>
  >(sql`
    select s.event_id as "eventId", s.position, s.quantity, s.unit_price_minor::float8 as "unitPriceMinor", s.clock, s.seq,
           round(extract(epoch from s.sold_at) * 1000) as "soldAt", round(extract(epoch from s.occurred_at) * 1000) as "occurredAt",
           round(extract(epoch from s.received_at) * 1000) as "receivedAt"
      from (
        select distinct l.id, l.event_id, l.position, l.quantity, l.unit_price_minor, l.clock, l.seq, l.sold_at, l.occurred_at, l.received_at
          from unnest(${`{${windows.join(",")}}`}::bigint[]) as w (at)
          join sale_logs l on l.tenant_id = ${ctx.tenantId} and l.machine_id = ${machineId}::uuid
           and l.occurred_at between to_timestamp((w.at - ${WINDOW_MS}) / 1000.0) and to_timestamp((w.at + ${WINDOW_MS}) / 1000.0)
        union
        select l.id, l.event_id, l.position, l.quantity, l.unit_price_minor, l.clock, l.seq, l.sold_at, l.occurred_at, l.received_at
          from sale_logs l
         where l.tenant_id = ${ctx.tenantId} and l.machine_id = ${machineId}::uuid and l.clock = 'uncertain'
           and l.occurred_at > to_timestamp((${ctx.now}::bigint - ${LATELY_MS}) / 1000.0)
      ) s
     where not exists (select from set_aside_sales e where e.tenant_id = ${ctx.tenantId} and e.machine_id = ${machineId}::uuid and e.echo_of = s.event_id)
     order by s.occurred_at desc, s.id desc limit 5000`);
  return rows.map(({ soldAt, occurredAt, receivedAt, seq, ...row }) => ({
    ...row,
    soldAt: Number(soldAt),
    occurredAt: Number(occurredAt),
    receivedAt: Number(receivedAt),
    seq: seq === null ? null : Number(seq),
  }));
}
