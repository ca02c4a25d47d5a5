import { authorize } from "#modules/identity/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isInState, worstFirst } from "../domain/stock-order.ts";
import { WINDOW_DAYS } from "../domain/velocity.ts";
import { STOCK_STATES, type StockState, type StockViewOf } from "../figures-schemas.ts";
import { stockOutlook } from "./stock-outlook.ts";

export type StockView = Awaited<ReturnType<typeof stockView>>;

/** The positions of all machines, worst first, so many of them; and how many there are of each state. */
export async function stockView(tx: Tx, ctx: Ctx, { machineId, productId, state, limit }: StockViewOf) {
  authorize(ctx, "machines:read");
  const [all, { timeZone }] = await Promise.all([stockOutlook(tx, ctx), organizationOf(tx, ctx)]);
  const here = all.filter(
    (each) => (!machineId || each.machineId === machineId) && (!productId || each.productId === productId),
  );
  const found = here.filter((each) => isInState(each, state)).toSorted(worstFirst);
  const count = (of: StockState) => here.filter((each) => isInState(each, of)).length;
  return {
    timeZone,
    now: ctx.now,
    /** From here on what was sold is looked at, epoch milliseconds. */
    soldSince: ctx.now - WINDOW_DAYS * 86_400_000,
    positions: found.slice(0, limit),
    found: found.length,
    counts: Object.fromEntries(STOCK_STATES.map((of) => [of, count(of)])) as Record<StockState, number>,
    choices: {
      machines: [...new Map(all.map(({ machineId: id, machine }) => [id, { id, name: machine }])).values()],
      products: [...new Map(all.map(({ productId: id, name, sku }) => [id, { id, name, sku }])).values()].toSorted(
        (a, b) => a.sku.localeCompare(b.sku),
      ),
    },
  };
}
