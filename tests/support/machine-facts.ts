import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Operator } from "./machines.ts";

/** How many jobs were ever sent about this machine's stock. */
export async function stockJobs(superuser: postgres.Sql, machineId: string): Promise<number> {
  const [row] = await superuser<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job
     where name = 'inventory.stock-changed' and data -> 'payload' ->> 'machineId' = ${machineId}`;
  return row?.jobs ?? 0;
}

export const moveMachine = (operator: Operator, machineId: string, siteId: string): Promise<unknown> =>
  operator.write((tx) => tx.execute(sql`update machines set site_id = ${siteId}::uuid where id = ${machineId}`));
