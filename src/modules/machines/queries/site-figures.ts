import { sql } from "drizzle-orm";
import { addDays, dateOf } from "#lib/time.ts";
import { authorize } from "#modules/access/authorize.ts";
import { can } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { SILENCE_MS } from "../domain/machine-status.ts";

export type SiteFigures = Awaited<ReturnType<typeof siteFigures>>;
export type SiteFigure = SiteFigures["sites"][number];

/**
 * Of each site how its machines are: how many speak and how many are silent, the alerts that wait, and what was sold today and in
 * seven days by the machines that stand there now, in minor units; null for whoever may not see sales.
 */
export async function siteFigures(tx: Tx, ctx: Ctx) {
  authorize(ctx, "machines:read");
  const { currency, timeZone } = await organizationOf(tx, ctx);
  const today = dateOf(ctx.now, timeZone);
  const sees = can(ctx.actor, "sales:read");
  const rows = await tx.execute<{
    id: string;
    online: number;
    offline: number;
    alerts: number;
    todayMinor: number;
    weekMinor: number;
  }>(sql`
    with standing as materialized (
      select id, site_id, last_seen_at from machines where tenant_id = ${ctx.tenantId} and archived_at is null and site_id is not null
    ), sold as (
      select m.site_id, sum(d.minor) filter (where d.day = ${today}::date) as today, sum(d.minor) as week
        from machine_sale_days d join standing m on m.id = d.machine_id
       where d.tenant_id = ${ctx.tenantId} and d.day between ${addDays(today, -6)}::date and ${today}::date group by 1
    ), warned as (
      select coalesce(a.site_id, m.site_id) as site_id, count(*) as alerts from alerts a left join standing m on m.id = a.machine_id
       where a.tenant_id = ${ctx.tenantId} and a.state in ('open', 'acknowledged') group by 1
    ), spoke as (
      select site_id, count(*) filter (where last_seen_at >= to_timestamp(${ctx.now - SILENCE_MS}::float8 / 1000)) as online,
             count(*) filter (where last_seen_at < to_timestamp(${ctx.now - SILENCE_MS}::float8 / 1000)) as offline from standing group by 1
    )
    select t.id, coalesce(k.online, 0)::int as online, coalesce(k.offline, 0)::int as offline, coalesce(w.alerts, 0)::int as alerts,
           coalesce(s.today, 0)::float8 as "todayMinor", coalesce(s.week, 0)::float8 as "weekMinor"
      from sites t
      left join spoke k on k.site_id = t.id left join warned w on w.site_id = t.id left join sold s on s.site_id = t.id
     where t.tenant_id = ${ctx.tenantId}`);
  return {
    currency,
    sites: rows.map(({ todayMinor, weekMinor, ...site }) => ({
      ...site,
      sold: sees ? { todayMinor, weekMinor } : null,
    })),
  };
}
