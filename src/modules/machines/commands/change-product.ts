import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { ChangeProduct } from "../schemas.ts";
import { products } from "../tables.ts";
import { setProductArchived } from "./archive-product.ts";
import { publishConfigsOfProduct } from "./publish-config.ts";

/** Changes what is said of a product, and nothing else. Machines that sell it learn its new name and price. */
export async function changeProduct(ctx: Ctx, { id, archived, ...changes }: ChangeProduct) {
  authorize(ctx, "products:write");
  return withTenant(ctx, async (tx) => {
    if (Object.values(changes).some((change) => change !== undefined)) {
      const [found] = await tx
        .update(products)
        .set(changes)
        .where(and(eq(products.tenantId, ctx.tenantId), eq(products.id, id)))
        .returning({ id: products.id });
      if (!found) return refuse("NOT_FOUND");
      await publishConfigsOfProduct(tx, ctx, id);
      await audit(tx, ctx, { action: "product.change", subject: { type: "product", id }, data: changes });
      await publish(tx, ctx, "machines", id);
    }
    return archived === undefined ? ok({}) : setProductArchived(tx, ctx, { id, archived });
  });
}
