import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { machineSlots, products } from "../tables.ts";

export type ListedProduct = Awaited<ReturnType<typeof listProducts>>[number];

/** Everything that machines sell or sold, with how many positions hold it now. */
export async function listProducts(tx: Tx, ctx: Ctx) {
  authorize(ctx, "products:read");
  const rows = await tx
    .select({
      id: products.id,
      sku: products.sku,
      name: products.name,
      unit: products.unit,
      millilitres: products.millilitres,
      priceMinor: products.priceMinor,
      costMinor: products.costMinor,
      barcode: products.barcode,
      photoId: products.photoId,
      archivedAt: products.archivedAt,
      positions: sql<number>`count(${machineSlots.id})::int`,
      machines: sql<number>`count(distinct ${machineSlots.machineId})::int`,
    })
    .from(products)
    .leftJoin(
      machineSlots,
      and(
        eq(machineSlots.tenantId, products.tenantId),
        eq(machineSlots.productId, products.id),
        isNull(machineSlots.removedAt),
      ),
    )
    .where(eq(products.tenantId, ctx.tenantId))
    .groupBy(products.tenantId, products.id)
    .orderBy(asc(products.sku));
  return rows.map(({ archivedAt, ...product }) => ({ ...product, archived: archivedAt !== null }));
}

type Page = { archived: boolean; before?: string | undefined; limit: number };

/** For a caller that has authorized it: products still sold, or put away, newest first; one more than `limit`, if there is more. */
export async function productPage(tx: Tx, ctx: Ctx, { archived, before, limit }: Page) {
  return tx
    .select()
    .from(products)
    .where(
      and(
        eq(products.tenantId, ctx.tenantId),
        archived ? isNotNull(products.archivedAt) : isNull(products.archivedAt),
        before ? lt(products.id, before) : undefined,
      ),
    )
    .orderBy(desc(products.id))
    .limit(limit + 1);
}

/** One product, in use or not. For a caller that has authorized it. */
export async function productById(tx: Tx, ctx: Ctx, id: string) {
  const [found] = await tx
    .select()
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenantId), eq(products.id, id)));
  return found;
}

/** SKU → id of the products that may lie in this machine: those still sold, and what lies there already. */
export async function productIdsBySku(tx: Tx, ctx: Ctx, machineId: string, skus: readonly string[]) {
  if (skus.length === 0) return new Map<string, string>();
  const rows = await tx
    .select({ id: products.id, sku: products.sku })
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenantId), inArray(products.sku, [...new Set(skus)]), mayLieIn(machineId)));
  return new Map(rows.map(({ sku, id }) => [sku, id]));
}

/** A product that was put away may stay where it lies, and lies nowhere new. */
export const mayLieIn = (machineId: string) => sql`(${products.archivedAt} is null or exists (
  select from machine_slots s where s.tenant_id = ${products.tenantId} and s.product_id = ${products.id}
     and s.machine_id = ${machineId}::uuid and s.removed_at is null))`;
