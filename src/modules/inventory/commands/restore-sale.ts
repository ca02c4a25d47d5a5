import { and, eq, isNull } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { RestoreSale } from "../schemas.ts";
import { setAsideSales } from "../tables.ts";
import { lockStock } from "./lock-stock.ts";
import type { KeptSale } from "../domain/kept-sale.ts";
import { tellStockChanged } from "./tell-stock-changed.ts";
import { type NewSale, writeSales } from "./write-sales.ts";

/** A sale that was set aside was a sale after all: it is counted now, at its own time, once. */
export function restoreSale(ctx: Ctx, { id, reason }: RestoreSale) {
  authorize(ctx, "sales:restore");
  return withTenant(ctx, async (tx) => {
    const mine = and(eq(setAsideSales.tenantId, ctx.tenantId), eq(setAsideSales.id, id));
    const [kept] = await tx.select().from(setAsideSales).where(mine);
    if (!kept) return refuse("NOT_FOUND");
    await lockStock(tx, ctx, kept.machineId);
    const restored = await tx
      .update(setAsideSales)
      .set({ restoredAt: new Date(ctx.now), restoredBy: actorId(ctx.actor) })
      .where(and(mine, isNull(setAsideSales.restoredAt)))
      .returning({ id: setAsideSales.id });
    if (restored.length === 0) return refuse("ALREADY_RESTORED");
    const sale = kept.sale as KeptSale;
    const saleId = newId();
    const whole: NewSale = {
      i: 0,
      id: saleId,
      correction: newId(),
      key: `restored:${id}`,
      event: kept.eventId,
      position: sale.position,
      quantity: sale.quantity,
      price: sale.unit_price_minor,
      payment: sale.payment,
      sold: sale.sold_at,
      occurred: sale.occurred_at,
      clock: sale.clock,
      seq: sale.seq,
    };
    const [written = []] = await writeSales(tx, "restored", [{ ctx, machineId: kept.machineId, sales: [whole] }]);
    await tellStockChanged(tx, ctx, kept.machineId, written);
    await audit(tx, ctx, {
      action: "sale.restore",
      subject: { type: "machine", id: kept.machineId },
      data: { eventId: kept.eventId, position: sale.position, reason },
    });
    await publish(tx, ctx, "machines", kept.machineId);
    return ok({ saleId });
  });
}
