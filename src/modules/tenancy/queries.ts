import { eq, sql } from "drizzle-orm";
import { tenantId, type Ctx, type TenantId } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { appPool } from "#platform/db/pools.ts";
import { once } from "#platform/registry.ts";
import { organizations } from "./tables.ts";

export type Tenant = { id: TenantId; slug: string; name: string; status: "active" | "suspended" };

/** A tenant found, or known to be absent, is remembered so long: a suspension is seen within it. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_MAX = 5_000;

const memory = () => once("tenancy.tenants", () => new Map<string, { tenant: Tenant | null; until: number }>());

/** The institution behind a subdomain, or null. */
export async function findTenant(slug: string, now = Date.now()): Promise<Tenant | null> {
  const known = memory().get(slug);
  if (known && known.until > now) return known.tenant;
  const rows = await appPool().db.execute<{ id: string; slug: string; name: string; status: Tenant["status"] }>(
    sql`select id, slug, name, status from find_tenant(${slug})`,
  );
  const row = rows[0];
  const tenant = row ? { ...row, id: tenantId(row.id) } : null;
  if (memory().size >= REMEMBERED_MAX) memory().clear();
  memory().set(slug, { tenant, until: now + REMEMBERED_MS });
  return tenant;
}

export type Organization = typeof organizations.$inferSelect;

/** The institution's own settings. @throws if the tenant has none, which `createTenant` rules out. */
export async function organizationOf(tx: Tx, ctx: Ctx): Promise<Organization> {
  const [organization] = await tx.select().from(organizations).where(eq(organizations.tenantId, ctx.tenantId));
  if (!organization) throw new Error("organization missing");
  return organization;
}
