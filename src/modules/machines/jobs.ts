import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { currencyChangedQueue } from "#modules/tenancy/queue.ts";
import { tenantId } from "#platform/context.ts";
import { jobsPool } from "#platform/db/pools.ts";
import { defineCron, defineJob } from "#platform/queue/queue.ts";
import { forgetReadings } from "./commands/forget-readings.ts";
import { publishAllConfigs } from "./commands/publish-all-configs.ts";

const RETENTION = "machines.forget-readings";

export const machineJobs = [
  defineJob(currencyChangedQueue, publishAllConfigs),
  defineCron(RETENTION, "40 6 * * *", async (now) => {
    const tenants = await jobsPool().db.execute<{ id: string }>(sql`select id from tenants_with_keys('machine')`);
    for (const { id } of tenants)
      await forgetReadings({
        tenantId: tenantId(id),
        actor: { type: "job", queue: RETENTION },
        requestId: newId(),
        locale: "es-AR",
        now,
      });
  }),
];
