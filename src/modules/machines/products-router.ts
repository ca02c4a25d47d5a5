import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { archiveProduct } from "./commands/archive-product.ts";
import { saveProduct } from "./commands/save-product.ts";
import { listProducts } from "./queries/products.ts";
import { Archive, SaveProduct } from "./schemas.ts";

export const productsRouter = router({
  list: procedure("products:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listProducts(tx, request)),
  ),
  save: procedure("products:write")
    .input(SaveProduct)
    .mutation(({ ctx: { request }, input }) => saveProduct(request, input)),
  archive: procedure("products:write")
    .input(Archive)
    .mutation(({ ctx: { request }, input }) => archiveProduct(request, input)),
});
