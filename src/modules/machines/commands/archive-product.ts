import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { Archive } from "../schemas.ts";
import { products } from "../tables.ts";

/**
 * Takes a product off the list from which planograms are made, or puts it back. Positions that hold it go on selling it
 * until they are given another: what lies in a machine is sold whatever a list says.
 */
export async function archiveProduct(ctx: Ctx, input: Archive) {
  authorize(ctx, "products:write");
  return withTenant(ctx, (tx) => setProductArchived(tx, ctx, input));
}

/** The same in a transaction of the caller's, who has authorized it. */
export async function setProductArchived(tx: Tx, ctx: Ctx, { id, archived }: Archive) {
  const [found] = await tx
    .update(products)
    .set({ archivedAt: archived ? new Date(ctx.now) : null })
    .where(and(eq(products.tenantId, ctx.tenantId), eq(products.id, id)))
    .returning({ id: products.id });
  if (!found) return refuse("NOT_FOUND");
  await audit(tx, ctx, {
    action: archived ? "product.archive" : "product.restore",
    subject: { type: "product", id },
  });
  await publish(tx, ctx, "machines", id);
  return ok({});
}
