import { sql } from "drizzle-orm";
import { ok } from "#lib/result.ts";
import { authorize, Forbidden } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { lastDayIn } from "../domain/expiry.ts";
import type { CreditSource } from "../schemas.ts";
import { isUnconfirmed } from "./named-appointments.ts";

const SOON_DAYS = 30;
const MONTHS = 12;
const LISTED = 50;

/** What moved, in credits: issued − used − expired − takenBack is what is left. `used` includes what is only set aside. */
export type Flow = { issued: number; used: number; expired: number; takenBack: number; left: number };
export type CreditsOverview = Awaited<ReturnType<typeof creditsOverview>>;

const flow = sql`
  coalesce(sum(l.amount) filter (where l.kind = 'issue'), 0)::int as issued,
  -coalesce(sum(l.amount) filter (where l.kind in ('hold', 'capture', 'release', 'return')), 0)::int as used,
  -coalesce(sum(l.amount) filter (where l.kind = 'expire'), 0)::int as expired,
  -coalesce(sum(l.amount) filter (where l.kind = 'adjust'), 0)::int as "takenBack",
  coalesce(sum(l.amount), 0)::int as left`;

/** The institution's credits as a whole. Everything is added up from the ledger; nothing is kept beside it. */
export async function creditsOverview(tx: Tx, ctx: Ctx) {
  if (authorize(ctx, "credits:read") !== "all") throw new Forbidden();
  const { timeZone } = await organizationOf(tx, ctx);
  const today = lastDayIn(timeZone, ctx.now, 0);
  return ok({
    timeZone,
    today,
    ...(await outstanding(tx, ctx)),
    held: await heldNow(tx, ctx),
    expiring: await expiringSoon(tx, ctx, lastDayIn(timeZone, ctx.now, SOON_DAYS)),
    bySource: await bySource(tx, ctx),
    byMonth: await byMonth(tx, ctx, timeZone),
    ledger: await reconcile(tx, ctx),
  });
}

/** What clients could spend now, and what is over but not written off yet: the job is late, or about to come. */
async function outstanding(tx: Tx, ctx: Ctx) {
  const over = sql`expires_at <= to_timestamp(${ctx.now} / 1000.0)`;
  const [row] = await tx.execute<{ outstanding: number; holders: number; overdue: number }>(sql`
    select coalesce(sum(remaining) filter (where (${over}) is not true), 0)::int as outstanding,
           count(distinct client_id) filter (where (${over}) is not true)::int as holders,
           coalesce(sum(remaining) filter (where ${over}), 0)::int as overdue
    from credit_lots where tenant_id = ${ctx.tenantId} and remaining > 0`);
  return row ?? { outstanding: 0, holders: 0, overdue: 0 };
}

/** Set aside for appointments that wait for their answer. */
async function heldNow(tx: Tx, ctx: Ctx): Promise<number> {
  const [row] = await tx.execute<{ held: number }>(sql`
    select coalesce(-sum(h.amount), 0)::int as held from credit_lines h
    where h.tenant_id = ${ctx.tenantId} and h.kind = 'hold' and not exists (
      select from credit_lines s where s.tenant_id = h.tenant_id and s.appointment_id = h.appointment_id and (s.kind = 'release' or s.kind = 'capture' and not ${isUnconfirmed("s")}))`);
  return row?.held ?? 0;
}

async function expiringSoon(tx: Tx, ctx: Ctx, until: string) {
  const mine = sql`o.tenant_id = ${ctx.tenantId} and o.remaining > 0 and o.expires_on <= ${until}::date and o.expires_at > to_timestamp(${ctx.now} / 1000.0)`;
  const [total] = await tx.execute<{ amount: number; lots: number }>(
    sql`select coalesce(sum(o.remaining), 0)::int as amount, count(*)::int as lots from credit_lots o where ${mine}`,
  );
  const lots = await tx.execute<{
    id: string;
    clientId: string;
    client: string;
    remaining: number;
    expiresOn: string;
    source: CreditSource;
  }>(sql`
    select o.id, o.client_id as "clientId", trim(c.first_name || ' ' || c.last_name) as client, o.remaining, o.expires_on::text as "expiresOn", o.source
    from credit_lots o join clients c on c.tenant_id = o.tenant_id and c.id = o.client_id
    where ${mine} order by o.expires_at, c.search_text, o.id limit ${LISTED}`);
  return { until, amount: total?.amount ?? 0, count: total?.lots ?? 0, lots: [...lots] };
}

async function bySource(tx: Tx, ctx: Ctx): Promise<(Flow & { source: CreditSource })[]> {
  const rows = await tx.execute<Flow & { source: CreditSource }>(sql`
    select o.source, ${flow} from credit_lines l join credit_lots o on o.tenant_id = l.tenant_id and o.id = l.lot_id
    where l.tenant_id = ${ctx.tenantId} group by o.source order by issued desc, o.source`);
  return [...rows];
}

/** The last twelve months with movements, newest first, in the institution's calendar; `left` is the stock at the month's end. */
async function byMonth(tx: Tx, ctx: Ctx, timeZone: string): Promise<(Flow & { month: string })[]> {
  const rows = await tx.execute<Flow & { month: string }>(sql`
    select month, issued, used, expired, "takenBack", (sum("left") over (order by month))::int as "left" from (
      select to_char(l.at at time zone ${timeZone}, 'YYYY-MM') as month, ${flow} from credit_lines l
      where l.tenant_id = ${ctx.tenantId} group by 1) m
    order by month desc limit ${MONTHS}`);
  return [...rows];
}

/** Whether every lot holds what its lines add up to, to the last credit. */
async function reconcile(tx: Tx, ctx: Ctx) {
  const [row] = await tx.execute<{
    lines: number;
    entries: number;
    remaining: number;
    lots: number;
    wrong: number;
  }>(sql`
    select coalesce(sum(s.amount), 0)::int as lines, coalesce(sum(s.entries), 0)::int as entries, coalesce(sum(o.remaining), 0)::int as remaining,
           count(*)::int as lots, count(*) filter (where o.remaining <> coalesce(s.amount, 0))::int as wrong
    from (select id, remaining from credit_lots where tenant_id = ${ctx.tenantId}) o
    full join (select lot_id, sum(amount) as amount, count(*) as entries from credit_lines where tenant_id = ${ctx.tenantId} group by lot_id) s on s.lot_id = o.id`);
  const { lines, entries, remaining, lots, wrong } = row ?? { lines: 0, entries: 0, remaining: 0, lots: 0, wrong: 0 };
  return {
    sumOfLines: lines,
    entries,
    sumOfLots: remaining,
    lots,
    wrong,
    reconciles: wrong === 0 && lines === remaining,
  };
}
