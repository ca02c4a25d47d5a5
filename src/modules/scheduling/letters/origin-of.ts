import { eq } from "drizzle-orm";
import { env } from "#env.ts";
import { tenantUrl } from "#modules/tenancy/host.ts";
import { tenants } from "#modules/tenancy/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { platformPool } from "#platform/db/pools.ts";
import { once } from "#platform/registry.ts";

const known = () => once("scheduling.origins", () => new Map<string, string>());

/** Where the institution's pages are: `http://clinica.localhost:3000`. Its slug never changes, so it is asked once. */
export async function originOf(_tx: Tx, ctx: Ctx): Promise<string> {
  const remembered = known().get(ctx.tenantId);
  if (remembered) return remembered;
  const [tenant] = await platformPool()
    .db.select({ slug: tenants.slug })
    .from(tenants)
    .where(eq(tenants.id, ctx.tenantId));
  if (!tenant) throw new Error("tenant missing");
  const origin = new URL(tenantUrl(env().PUBLIC_ORIGIN, tenant.slug, "/")).origin;
  known().set(ctx.tenantId, origin);
  return origin;
}
