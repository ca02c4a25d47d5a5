import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { plain } from "#lib/plain.ts";
import { machines, sites } from "#modules/machines/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { alerts } from "../tables.ts";

/** How many words of what was typed are looked for. */
const WORDS = 6;

/**
 * The alerts of machines and sites whose names hold every word typed, however it is accented. Names are read and compared
 * here: there are hundreds of machines and many more alerts, and under row-level security no index helps `ilike`.
 */
export async function matching(tx: Tx, ctx: Ctx, typed: string): Promise<SQL | undefined> {
  const words = plain(typed).trim().split(/\s+/).filter(Boolean).slice(0, WORDS);
  if (words.length === 0) return undefined;
  const [fleet, places] = await Promise.all([
    tx
      .select({ id: machines.id, name: machines.name, location: machines.location, site: sites.name })
      .from(machines)
      .leftJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
      .where(eq(machines.tenantId, ctx.tenantId)),
    tx.select({ id: sites.id, name: sites.name }).from(sites).where(eq(sites.tenantId, ctx.tenantId)),
  ]);
  const holds = (...names: (string | null)[]) => {
    const text = plain(names.join(" "));
    return words.every((word) => text.includes(word));
  };
  const machineIds = fleet.flatMap(({ id, name, location, site }) => (holds(name, location, site) ? [id] : []));
  const siteIds = places.flatMap(({ id, name }) => (holds(name) ? [id] : []));
  return or(
    machineIds.length > 0 ? inArray(alerts.machineId, machineIds) : sql`false`,
    siteIds.length > 0 ? inArray(alerts.siteId, siteIds) : sql`false`,
  );
}
