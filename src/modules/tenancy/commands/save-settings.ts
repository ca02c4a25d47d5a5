import { eq } from "drizzle-orm";
import { LANGUAGES } from "#lib/localized.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { knowsPhoto } from "#modules/photos/queries/photo.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { currencyChangedQueue } from "../queue.ts";
import type { SaveSettings } from "../schemas.ts";
import { organizations } from "../tables.ts";

/** The institution's name, contact, zone, currency, accent and language. Prices already agreed keep their currency. */
export async function saveSettings(ctx: Ctx, input: SaveSettings) {
  authorize(ctx, "settings:write");
  return withTenant(ctx, async (tx) => {
    const itself = eq(organizations.tenantId, ctx.tenantId);
    const [before] = await tx
      .select({ currency: organizations.currency, languages: organizations.languages })
      .from(organizations)
      .where(itself)
      .for("update");
    if (!before || !(await knowsPhoto(tx, ctx, input.photoId ?? null))) return refuse("NOT_FOUND");
    // The main language is always one of those it writes in.
    const spoken = [...(input.languages ?? before.languages), input.locale];
    const languages = LANGUAGES.filter((each) => spoken.includes(each));
    await tx
      .update(organizations)
      .set({ ...input, languages })
      .where(itself);
    if (before.currency !== input.currency) await enqueue(tx, ctx, currencyChangedQueue, {});
    await audit(tx, ctx, {
      action: "organization.save",
      subject: { type: "organization", id: ctx.tenantId },
      data: input,
    });
    await publish(tx, ctx, "catalog", ctx.tenantId);
    return ok({});
  });
}
