import { findService } from "#modules/catalog/queries/offered-service.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { offersIn } from "./free-slots.ts";

const DAY_MS = 86_400_000;
/** Almost everything is free within the week; only of what is not are the other weeks looked at. */
const SOON_DAYS = 7;

/**
 * When each of these services is next free with anybody, epoch milliseconds; null where nothing is as far ahead as it may be
 * booked. Public, as `findFreeSlots` is. One service after the other: it is for a page that shows the rest meanwhile.
 */
export async function nextFreeOf(
  tx: Tx,
  ctx: Ctx,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const next = new Map<string, number | null>();
  for (const serviceId of serviceIds) next.set(serviceId, await nextFree(tx, ctx, serviceId));
  return next;
}

async function nextFree(tx: Tx, ctx: Ctx, serviceId: string): Promise<number | null> {
  const found = await findService(tx, ctx, serviceId);
  if (!found) return null;
  const soon = ctx.now + SOON_DAYS * DAY_MS;
  const horizon = ctx.now + (found.service.horizonDays + 2) * DAY_MS;
  for (const [from, to] of [
    [ctx.now, soon],
    [soon, horizon],
  ] as const) {
    if (to <= from) continue;
    const [first] = await offersIn(tx, ctx, { ...found, from, to });
    if (first) return first.start;
  }
  return null;
}
