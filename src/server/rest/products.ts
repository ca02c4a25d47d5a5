import { z } from "@hono/zod-openapi";
import { saveProduct } from "#modules/machines/commands/save-product.ts";
import { productPage } from "#modules/machines/queries/products.ts";
import { BothNames, SaveProduct } from "#modules/machines/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, Minor } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { before, PageQuery, pageOf } from "./lists.ts";

const Product = z
  .object({
    id: Id,
    sku: z.string(),
    name: z.object({ "es-AR": z.string(), en: z.string() }),
    price_minor: Minor,
    cost_minor: Minor.nullable(),
    barcode: z.string().nullable(),
  })
  .openapi("Product");

type Listed = Pick<
  Awaited<ReturnType<typeof productPage>>[number],
  "id" | "sku" | "name" | "priceMinor" | "costMinor" | "barcode"
>;
const toProduct = ({ id, sku, name, priceMinor, costMinor, barcode }: Listed): z.input<typeof Product> => ({
  id,
  sku,
  name,
  price_minor: priceMinor,
  cost_minor: costMinor,
  barcode,
});

const { sku, priceMinor, costMinor, barcode } = SaveProduct.shape;

export const products = restApp();

endpoint(
  products,
  {
    method: "get",
    path: "/products",
    tag: "products",
    summary: "What machines sell",
    scope: "products:read",
    module: "machines",
    query: PageQuery,
    answer: z.array(Product),
  },
  async ({ ctx, query: { limit, cursor } }) => {
    const rows = await readTenant(ctx, (tx) => productPage(tx, ctx, { before: before(cursor), limit }));
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
    body: z.object({
      sku,
      name: BothNames,
      price_minor: priceMinor,
      cost_minor: costMinor.optional(),
      barcode: barcode.optional(),
    }),
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
    answer: async (_tx, { body }, { id }) =>
      reply(
        toProduct({
          id,
          sku: body.sku,
          name: body.name,
          priceMinor: body.price_minor,
          costMinor: body.cost_minor ?? null,
          barcode: body.barcode ?? null,
        }),
      ),
  },
);
