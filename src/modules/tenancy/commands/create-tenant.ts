import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { actorId, tenantId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { platformPool } from "#platform/db/pools.ts";
import type { CreateTenant } from "../schemas.ts";
import { organizations, tenants } from "../tables.ts";

/**
 * Opens an institution: its place on the platform's list, its settings, and whom `admit` lets in first, all or nothing.
 * `admit` is handed the new tenant's transaction, so that this module need not know of users.
 * Not a tenant's command: whoever calls it holds the platform's role, on the command line or in its admin.
 */
export async function createTenant(
  by: Pick<Ctx, "actor" | "requestId" | "now">,
  { slug, name, timeZone, currency, locale, modules }: CreateTenant,
  admit: (tx: Tx, ctx: Ctx) => Promise<void>,
) {
  const ctx: Ctx = { ...by, tenantId: tenantId(newId()), locale };
  return platformPool().db.transaction(async (tx) => {
    const [opened] = await tx
      .insert(tenants)
      .values({ id: ctx.tenantId, slug, name, createdAt: new Date(ctx.now) })
      .onConflictDoNothing({ target: tenants.slug })
      .returning({ id: tenants.id });
    if (!opened) return refuse("SLUG_TAKEN");
    await tx.execute(
      sql`select set_config('app.tenant_id', ${ctx.tenantId}, true), set_config('app.actor_id', ${actorId(ctx.actor) ?? ctx.actor.type}, true)`,
    );
    await tx.insert(organizations).values({
      tenantId: ctx.tenantId,
      name,
      timeZone,
      currency,
      locale,
      languages: [locale],
      ...(modules ? { modules } : {}),
    });
    await admit(tx, ctx);
    await audit(tx, ctx, {
      action: "tenant.create",
      subject: { type: "tenant", id: ctx.tenantId },
      data: { slug, name },
    });
    return ok({ tenantId: ctx.tenantId });
  });
}
