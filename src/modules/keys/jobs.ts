import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { tenantId } from "#platform/context.ts";
import { jobsPool } from "#platform/db/pools.ts";
import { defineCron } from "#platform/queue/queue.ts";
import { forgetOldRequests } from "./commands/forget-old-requests.ts";

const RETENTION = "keys.retention";

/** Goes through every institution that has keys. */
async function forgetEverywhere(now: number): Promise<void> {
  const rows = await jobsPool().db.execute<{ id: string }>(
    sql`select id from tenants_with_keys('organization') union select id from tenants_with_keys('machine')`,
  );
  for (const { id } of rows)
    await forgetOldRequests({
      tenantId: tenantId(id),
      actor: { type: "job", queue: RETENTION },
      requestId: newId(),
      locale: "es-AR",
      now,
    });
}

export const keyJobs = [defineCron(RETENTION, "23 * * * *", forgetEverywhere)];
