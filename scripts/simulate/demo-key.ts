import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import type { KeyScope } from "#modules/keys/schemas.ts";
import { tenantId, type Ctx } from "#platform/context.ts";
import { openPool } from "#platform/db/client.ts";
import { appPool, closePools } from "#platform/db/pools.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { once } from "#platform/registry.ts";
import { runningCopy } from "../seed/running-copy.ts";
import { Trouble } from "../up/trouble.ts";

/** All that a simulation asks for. */
const NEEDED: KeyScope[] = [
  "organization:read",
  "machines:read",
  "machines:write",
  "products:read",
  "products:write",
  "sales:read",
];

/** A key of an institution of the copy that runs here, as `tenant:create` gives one to a new institution. */
export async function keyOfRunningCopy(slug: string): Promise<string> {
  const { urls } = await runningCopy(process.env);
  once("pool.app", () => openPool(urls.appUrl, 1));
  try {
    const [row] = await appPool().db.execute<{ id: string }>(sql`select id from find_tenant(${slug})`);
    if (!row)
      throw new Trouble(
        `There is no institution "${slug}" here. Make it with npm run tenant:create, or name another with --tenant.`,
      );
    const ctx: Ctx = {
      tenantId: tenantId(row.id),
      actor: { type: "system" },
      requestId: newId(),
      locale: "es-AR",
      now: Date.now(),
    };
    return (
      await withTenant(ctx, (tx) =>
        issueKey(tx, ctx, { kind: "organization", name: "simulate:machines", scopes: NEEDED }),
      )
    ).key;
  } finally {
    await closePools();
  }
}
