import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { tenantId } from "#platform/context.ts";
import { jobsPool } from "#platform/db/pools.ts";
import { log } from "#platform/log.ts";
import { defineCron } from "#platform/queue/queue.ts";
import { gatherEvidence } from "./commands/gather-evidence.ts";

const GATHER = "maintenance.gather-evidence";

/** One institution that fails does not keep the others waiting. */
async function gatherAll(now: number): Promise<void> {
  const tenants = await jobsPool().db.execute<{ id: string }>(sql`select id from tenants_with_keys('machine')`);
  for (const { id } of tenants) {
    const actor = { type: "job", queue: GATHER } as const;
    try {
      await gatherEvidence({ tenantId: tenantId(id), actor, requestId: newId(), locale: "es-AR", now });
    } catch (error) {
      log().error({ err: error, tenant: id }, "maintenance: evidence not gathered");
    }
  }
}

export const maintenanceJobs = [defineCron(GATHER, "25 * * * *", gatherAll)];
