import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { archiveProduct } from "./commands/archive-product.ts";
import { saveProduct } from "./commands/save-product.ts";
import { listProducts } from "./queries/products.ts";
import { Archive, SaveProduct } from "./schemas.ts";

export const productsRouter = router({
  list: procedure("products:read").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => listProducts(tx, ctx))),
  save: procedure("products:write")
    .input(SaveProduct)
    .mutation(({ ctx: { ctx }, input }) => saveProduct(ctx, input)),
  archive: procedure("products:write")
    .input(Archive)
    .mutation(({ ctx: { ctx }, input }) => archiveProduct(ctx, input)),
});
