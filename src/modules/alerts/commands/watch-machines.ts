import { and, eq, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { markSilent } from "#modules/machines/commands/mark-silent.ts";
import { machines } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { log } from "#platform/log.ts";
import { alerts } from "../tables.ts";
import { judgeMachine } from "./judge-machine.ts";

/** Of our own silence: as long as a machine's. */
const HEARD_MS = 5 * 60_000;
/** Every machine is judged once in so many minutes, whatever happens or not: time alone makes care fall due. */
const ROUND_MIN = 30;
const MINUTE_MS = 60_000;

/**
 * A minute's round: writes down who fell silent, and judges whoever may have changed without saying so.
 * @param listeningSince epoch milliseconds since when heartbeats could reach us without a break
 */
export async function watchMachines(ctx: Ctx, { listeningSince }: { listeningSince: number }): Promise<void> {
  const silent = ctx.now - listeningSince < HEARD_MS ? [] : await withTenant(ctx, (tx) => markSilent(tx, ctx));
  const due = await readTenant(ctx, (tx) => toBeJudged(tx, ctx));
  for (const machineId of new Set([...silent, ...due]))
    await judgeMachine(ctx, { machineId }).catch((error: unknown) =>
      log().error({ err: error, tenant: ctx.tenantId, machine: machineId }, "alerts: judging failed"),
    );
}

async function toBeJudged(tx: Tx, ctx: Ctx): Promise<string[]> {
  const unresolved = and(eq(alerts.tenantId, machines.tenantId), ne(alerts.state, "resolved"));
  const has = (type?: "not_selling" | "machine_offline" | "sales_rejected") =>
    sql`exists (select from ${alerts} where ${and(unresolved, eq(alerts.machineId, machines.id), type && eq(alerts.type, type))})`;
  const siteIsOut = sql`exists (select from ${alerts} where ${and(unresolved, eq(alerts.siteId, machines.siteId), eq(alerts.type, "site_outage"))})`;
  const rows = await tx
    .select({
      id: machines.id,
      // An alert that may be over by now, or one that a round which broke off did not open.
      atOnce: sql<boolean>`case when ${machines.archivedAt} is not null then ${has()}
        when ${machines.offlineSince} is null then ${or(has("not_selling"), has("machine_offline"), has("sales_rejected"))}
        else not ${has("machine_offline")} and not ${siteIsOut} end`,
    })
    .from(machines)
    .where(and(eq(machines.tenantId, ctx.tenantId), or(isNull(machines.archivedAt), isNotNull(machines.lastSeenAt))));
  const turn = Math.floor(ctx.now / MINUTE_MS) % ROUND_MIN;
  return rows.flatMap(({ id, atOnce }) => (atOnce || turnOf(id) === turn ? [id] : []));
}

/** The last digits of its id are random. */
const turnOf = (id: string): number => Number.parseInt(id.slice(-6), 16) % ROUND_MIN;
