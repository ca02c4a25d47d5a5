import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { knowsPhoto } from "#modules/photos/queries/photo.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveProduct } from "../schemas.ts";
import { products } from "../tables.ts";
import { publishConfigsOfProduct } from "./publish-config.ts";
import { taken } from "./taken.ts";

/** Makes or changes what machines sell. Machines that sell it get a new configuration; past sales keep their price. */
export async function saveProduct(ctx: Ctx, { id: known, ...product }: SaveProduct) {
  authorize(ctx, "products:write");
  return withTenant(ctx, async (tx) => {
    const id = known ?? newId();
    if (!(await knowsPhoto(tx, ctx, product.photoId))) return refuse("NOT_FOUND");
    const saved = known
      ? await tx
          .update(products)
          .set(product)
          .where(and(eq(products.tenantId, ctx.tenantId), eq(products.id, id)))
          .returning({ id: products.id })
      : await tx
          .insert(products)
          .values({ ...product, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) })
          .returning({ id: products.id });
    if (saved.length === 0) return refuse("NOT_FOUND");
    if (known) await publishConfigsOfProduct(tx, ctx, id);
    await audit(tx, ctx, {
      action: known ? "product.change" : "product.add",
      subject: { type: "product", id },
      data: product,
    });
    await publish(tx, ctx, "machines", id);
    return ok({ id });
  }).catch(taken("products_sku_key", "SKU_TAKEN"));
}
