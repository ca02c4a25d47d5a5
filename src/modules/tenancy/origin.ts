import { eq } from "drizzle-orm";
import { env } from "#env.ts";
import type { Ctx } from "#platform/context.ts";
import { platformPool } from "#platform/db/pools.ts";
import { once } from "#platform/registry.ts";
import { tenantUrl } from "./host.ts";
import { tenants } from "./tables.ts";

const known = () => once("tenancy.origins", () => new Map<string, string>());

/**
 * Where the institution's pages are: `http://clinica.localhost:3000`. Only the platform's role may read the list of
 * institutions; a slug never changes, so each is asked for once.
 */
export async function originOf(ctx: Ctx): Promise<string> {
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
