import { sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { FindMachines } from "../schemas.ts";
import { wordsOf } from "./machine-words.ts";

const MOST = 30;

/** Machines in use by what is typed of their name, place, site, model or serial; the first of them where nothing is. */
export async function findMachines(tx: Tx, ctx: Ctx, { q, chosen }: FindMachines) {
  authorize(ctx, "machines:read");
  const rows = await tx.execute<{ id: string; name: string; location: string; site: string | null }>(sql`
    select m.id, m.name, m.location, t.name as site from machines m
      left join sites t on t.tenant_id = m.tenant_id and t.id = m.site_id
     where m.tenant_id = ${ctx.tenantId} and m.archived_at is null
       and (${wordsOf(q)} ${chosen ? sql`or m.id = ${chosen}::uuid` : sql``})
     order by ${chosen ? sql`m.id = ${chosen}::uuid desc,` : sql``} m.name, m.id limit ${MOST}`);
  return [...rows];
}
