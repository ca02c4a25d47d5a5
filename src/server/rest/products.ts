import { z } from "@hono/zod-openapi";
import { changeProduct } from "#modules/machines/commands/change-product.ts";
import { saveProduct } from "#modules/machines/commands/save-product.ts";
import { productById, productPage } from "#modules/machines/queries/products.ts";
import { SaveProduct } from "#modules/machines/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { changesOf, Id, Minor, oneOf } from "./document.ts";
import { found } from "./found.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { Archived, before, PageQuery, pageOf } from "./lists.ts";
import { examples } from "./examples.ts";

const Product = z
  .object({
    id: Id,
    sku: z.string(),
    name: z.object({ "es-AR": z.string(), en: z.string() }),
    price_minor: Minor,
    cost_minor: Minor.nullable(),
    barcode: z.string().nullable(),
    archived: z.boolean().openapi({ description: "Put away: no longer among those from which planograms are made." }),
  })
  .openapi("Product", { example: examples.product });

type Row = Awaited<ReturnType<typeof productPage>>[number];

const toProduct = ({ id, sku, name, priceMinor, costMinor, barcode, archivedAt }: Row): z.input<typeof Product> => ({
  id,
  sku,
  name,
  price_minor: priceMinor,
  cost_minor: costMinor,
  barcode,
  archived: archivedAt !== null,
});

const { sku, name, priceMinor, costMinor, barcode } = SaveProduct.shape;

export const products = restApp();

endpoint(
  products,
  {
    method: "get",
    path: "/products",
    tag: "products",
    summary: "What machines sell",
    description: "What is in use, unless `archived` says otherwise.",
    scope: "products:read",
    module: "machines",
    query: PageQuery.extend({ archived: Archived }),
    answer: z.array(Product),
  },
  async ({ ctx, query: { limit, cursor, archived } }) => {
    const rows = await readTenant(ctx, (tx) => productPage(tx, ctx, { archived, before: before(cursor), limit }));
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(page.map(toProduct), { nextCursor });
  },
);

endpoint(
  products,
  {
    method: "post",
    path: "/products",
    tag: "products",
    summary: "Add a product",
    scope: "products:write",
    module: "machines",
    body: z
      .object({
        sku,
        name,
        price_minor: priceMinor,
        cost_minor: costMinor.optional(),
        barcode: barcode.optional(),
      })
      .openapi("NewProduct", { example: examples.newProduct }),
    answer: Product,
    status: 201,
  },
  {
    run: ({ ctx, body }) =>
      saveProduct(ctx, {
        sku: body.sku,
        name: body.name,
        unit: null,
        millilitres: null,
        priceMinor: body.price_minor,
        costMinor: body.cost_minor ?? null,
        barcode: body.barcode ?? null,
        photoId: null,
      }),
    answer: async (tx, { ctx }, { id }) => reply(toProduct(found(await productById(tx, ctx, id)))),
  },
);

endpoint(
  products,
  {
    method: "patch",
    path: "/products/{id}",
    tag: "products",
    summary: "Change a product, its price among others",
    description:
      "What is absent stays as it is. Machines that sell it learn its name and price with their next configuration; past sales keep theirs. One that is archived goes on being sold where it lies, and can be put nowhere new.",
    scope: "products:write",
    module: "machines",
    params: oneOf("product"),
    body: changesOf({ name, price_minor: priceMinor, cost_minor: costMinor, archived: z.boolean() }).openapi(
      "ChangedProduct",
      { example: examples.changedProduct },
    ),
    answer: Product,
  },
  {
    run: ({ ctx, params: { id }, body }) =>
      changeProduct(ctx, {
        id,
        name: body.name,
        priceMinor: body.price_minor,
        costMinor: body.cost_minor,
        archived: body.archived,
      }),
    answer: async (tx, { ctx, params: { id } }) => reply(toProduct(found(await productById(tx, ctx, id)))),
  },
);
