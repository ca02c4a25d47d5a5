import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { tenantId } from "#platform/context.ts";
import { jobsPool } from "#platform/db/pools.ts";
import { defineCron } from "#platform/queue/queue.ts";
import { forgetReadings } from "./commands/forget-readings.ts";

const RETENTION = "machines.forget-readings";

export const machineJobs = [
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
