import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { stockChangedQueue } from "#modules/inventory/queue.ts";
import { machineChangedQueue } from "#modules/machines/queue.ts";
import { maintenanceChangedQueue } from "#modules/maintenance/queue.ts";
import { type Ctx, tenantId } from "#platform/context.ts";
import { jobsPool } from "#platform/db/pools.ts";
import { log } from "#platform/log.ts";
import { defineCron, defineJob } from "#platform/queue/queue.ts";
import { once } from "#platform/registry.ts";
import { judgeMachine } from "./commands/judge-machine.ts";
import { notifyPeople } from "./commands/notify-people.ts";
import { watchMachines } from "./commands/watch-machines.ts";
import { type Watch, watchAt } from "./domain/listening.ts";
import { notifyQueue } from "./queue.ts";

const WATCH = "alerts.watch";

const watch = () => once("alerts.watch", () => ({ last: null as Watch | null }));

/** Each minute, for every institution that has machines. One that fails does not keep the others waiting. */
async function watchAll(now: number): Promise<void> {
  const { since } = (watch().last = watchAt(watch().last, now));
  const tenants = await jobsPool().db.execute<{ id: string }>(sql`select id from tenants_with_keys('machine')`);
  for (const { id } of tenants) {
    const actor = { type: "job", queue: WATCH } as const;
    const ctx: Ctx = { tenantId: tenantId(id), actor, requestId: newId(), locale: "es-AR", now };
    try {
      await watchMachines(ctx, { listeningSince: since });
      await notifyPeople(ctx);
    } catch (error) {
      log().error({ err: error, tenant: id }, "alerts: watch failed");
    }
  }
}

export const alertJobs = [
  defineJob(machineChangedQueue, judgeMachine),
  defineJob(stockChangedQueue, judgeMachine),
  defineJob(maintenanceChangedQueue, judgeMachine),
  defineJob(notifyQueue, notifyPeople),
  defineCron(WATCH, "* * * * *", watchAll),
];
