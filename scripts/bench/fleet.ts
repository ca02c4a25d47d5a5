import { newId } from "#lib/ids.ts";
import { sql } from "drizzle-orm";
import { periodOf, type ReportPeriod } from "#modules/inventory/domain/report-period.ts";
import { salesReport } from "#modules/inventory/queries/sales-report.ts";
import { stockView } from "#modules/inventory/queries/stock-view.ts";
import { fleetPage } from "#modules/machines/queries/fleet-page.ts";
import { gatherEvidence } from "#modules/maintenance/commands/gather-evidence.ts";
import { todaysVisits } from "#modules/maintenance/queries/todays-visits.ts";
import { type Ctx, tenantId } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { servingEnv } from "#platform/db/roles.ts";
import { closePools } from "#platform/db/pools.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { furnishFleet } from "./fleet/furnish.ts";
import { type BenchDatabase, onThrowAwayPostgres } from "./shared/database.ts";

/*
 * `npm run bench -- fleet`: what the screens of a large operator ask, answered by our own queries under row-level security: 500 machines
 * of 40 positions and a million sales of half a year. Beside each report, the same figures added up from the lines, in turns within
 * one run: of a busy machine that ratio says most. What must be seen: each answer within 100 ms on a machine of its own.
 */

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 9);
const SALES = Number(process.env["BENCH_SALES"] ?? 1_000_000);

export default async function fleet(): Promise<void> {
  await onThrowAwayPostgres(measure);
}

async function measure({ urls, secret, superuser }: BenchDatabase): Promise<void> {
  Object.assign(process.env, servingEnv(urls), { APP_SECRET: secret, ROLE: "web", LOG_LEVEL: "error" });
  const startedAt = performance.now();
  const tenant = tenantId(
    await furnishFleet(superuser, { machines: 500, positions: 40, products: 60, sales: SALES, days: 180 }),
  );
  console.log(
    `${SALES.toLocaleString("en")} sales of 500 machines (made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s)`,
  );
  const ctx: Ctx = {
    tenantId: tenant,
    actor: {
      type: "user",
      userId: newId(),
      sessionId: "bench",
      roles: ["admin"],
      grants: [],
    } as unknown as Ctx["actor"],
    requestId: newId(),
    locale: "es-AR",
    now: Date.now(),
  };
  try {
    for (const period of ["30", "90"] as const) {
      const whole = periodOf({ period }, ctx.now, "America/Argentina/Buenos_Aires");
      await inTurns(`${period} days of sales`, {
        "sums by day": () => readTenant(ctx, (tx) => salesReport(tx, ctx, { period })),
        "sum of lines": () => readTenant(ctx, (tx) => sumOfLines(tx, whole)),
      });
    }
    const [product] = await readTenant(ctx, (tx) => tx.execute<{ id: string }>("select id from products limit 1"));
    await inTurns("90 days of one product", {
      answer: () => readTenant(ctx, (tx) => salesReport(tx, ctx, { period: "90", productId: product?.id ?? "" })),
    });
    await inTurns("all stock", {
      "first page": () => readTenant(ctx, (tx) => stockView(tx, ctx, { state: "all", limit: 50 })),
    });
    const list = () => readTenant(ctx, (tx) => todaysVisits(tx, ctx));
    await inTurns("the list, nothing known", { answer: list }, 2);
    const gatheredAt = performance.now();
    await gatherEvidence({ ...ctx, actor: { type: "job", queue: "bench" } });
    console.log(`  evidence gathered in ${(performance.now() - gatheredAt).toFixed(0)} ms`);
    await inTurns("the technician's list", { answer: list });
    await inTurns("the fleet", {
      "first page": () =>
        readTenant(ctx, (tx) => fleetPage(tx, ctx, { filter: "all", q: "", order: "worth", limit: 60 })),
    });
  } finally {
    await closePools();
  }
}

/** The figures of a report from the log alone: by bucket, machine and product. */
function sumOfLines(tx: Tx, { buckets }: ReportPeriod): Promise<unknown> {
  const spans = buckets.flatMap(({ since, before, earlier }, n) => [
    { n, since, before, earlier: false },
    { n, ...earlier, earlier: true },
  ]);
  return tx.execute(sql`
    with spans as materialized (
      select n, earlier, to_timestamp(since / 1000) as since, to_timestamp(before / 1000) as before
        from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as x (n int, earlier boolean, since float8, before float8) where since < before
    ), parts as materialized (
      select b.n, b.earlier, s.machine_id, s.product_id, count(*) as sales, sum(s.quantity) as units, sum(s.quantity * s.unit_price_minor) as minor,
             sum(s.quantity * (s.unit_price_minor - s.unit_cost_minor)) as margin, sum(s.quantity) filter (where s.unit_cost_minor is null) as uncosted
        from spans b join sale_logs s on s.occurred_at >= b.since and s.occurred_at < b.before
       group by grouping sets ((b.n, b.earlier, s.machine_id), (b.n, b.earlier, s.product_id))
    )
    select n, null::uuid as id, earlier, sum(sales), sum(units), sum(minor), sum(margin), sum(uncosted) from parts where machine_id is not null group by n, earlier
    union all
    select null, machine_id, earlier, sum(sales), sum(units), sum(minor), sum(margin), sum(uncosted) from parts where machine_id is not null group by 2, 3
    union all
    select null, product_id, earlier, sum(sales), sum(units), sum(minor), sum(margin), sum(uncosted) from parts where product_id is not null group by 2, 3`);
}

/** The best and the median of each, taken in turns, so that a noisy moment of the machine spoils none alone. */
async function inTurns(what: string, ways: Record<string, () => Promise<unknown>>, rounds = ROUNDS): Promise<void> {
  const taken = Object.entries(ways).map(([name, ask]) => ({ name, ask, ms: [] as number[] }));
  for (let round = 0; round <= rounds; round++)
    for (const { ask, ms } of taken) {
      const startedAt = performance.now();
      await ask();
      // The first pays for plans and pages.
      if (round > 0) ms.push(performance.now() - startedAt);
    }
  const best = (ms: readonly number[]) => Math.min(...ms);
  const middle = (ms: readonly number[]) => ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0;
  const said = taken.map(({ name, ms }) => `${name} ${best(ms).toFixed(0)} ms (median ${middle(ms).toFixed(0)})`);
  const [one, other] = taken;
  if (one && other) said.push(`${other.name} takes ${(best(other.ms) / best(one.ms)).toFixed(1)} times as long`);
  console.log(`  ${what.padEnd(24)} ${said.join("   ")}`);
}
