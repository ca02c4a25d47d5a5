import { eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/identity/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveSettings } from "../schemas.ts";
import { organizations } from "../tables.ts";

/** The institution's name, contact, zone, currency, accent and language. Prices already agreed keep their currency. */
export async function saveSettings(ctx: Ctx, input: SaveSettings) {
  authorize(ctx, "settings:write");
  return withTenant(ctx, async (tx) => {
    const [saved] = await tx
      .update(organizations)
      .set(input)
      .where(eq(organizations.tenantId, ctx.tenantId))
      .returning({ id: organizations.tenantId });
    if (!saved) return refuse("NOT_FOUND");
    await audit(tx, ctx, {
      action: "organization.save",
      subject: { type: "organization", id: ctx.tenantId },
      data: input,
    });
    await publish(tx, ctx, "catalog", ctx.tenantId);
    return ok({});
  });
}
