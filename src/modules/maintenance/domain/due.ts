const DAY_MS = 86_400_000;

export type PlanFacts = {
  everyDays: number | null;
  everySales: number | null;
  noticeDays: number;
  /** Epoch milliseconds: when it was last done, or the plan's beginning. */
  countedFrom: number;
  /** Units the machine had ever sold then, and has sold by now. */
  soldThen: number;
  soldNow: number;
  now: number;
};

export type Due = {
  state: "ok" | "due" | "overdue";
  /** Epoch milliseconds when it is, or was, to be done: by its days, or by its sales at their pace; null = nobody can tell yet. */
  dueAt: number | null;
  /** Units still to be sold; null for a plan that counts days alone. */
  salesLeft: number | null;
  /** How much of its term has run: 0 just done, 1 due, more than 1 overdue. */
  run: number;
};

/**
 * Days or sales, whichever comes first. "Due" within the notice ahead; "overdue" from the moment itself. The day on which
 * sales will be reached is foreseen from their pace since it was last done, judged over a day at least.
 */
export function dueOf({ everyDays, everySales, noticeDays, countedFrom, soldThen, soldNow, now }: PlanFacts): Due {
  const elapsed = Math.max(0, now - countedFrom);
  const sold = Math.max(0, soldNow - soldThen);
  const byDays = everyDays === null ? null : countedFrom + everyDays * DAY_MS;
  const salesLeft = everySales === null ? null : Math.max(0, everySales - sold);
  const bySales = salesLeft === null ? null : foreseen(salesLeft, sold / Math.max(elapsed, DAY_MS), now);
  const dueAt = Math.min(byDays ?? Infinity, bySales ?? Infinity);
  const run = Math.max(
    everyDays === null ? 0 : elapsed / (everyDays * DAY_MS),
    everySales === null ? 0 : sold / everySales,
  );
  const state = now >= dueAt ? "overdue" : now >= dueAt - noticeDays * DAY_MS ? "due" : "ok";
  return { state, dueAt: Number.isFinite(dueAt) ? dueAt : null, salesLeft, run };
}

const foreseen = (left: number, perMs: number, now: number): number => {
  if (left === 0) return now;
  return perMs === 0 ? Infinity : Math.round(now + left / perMs);
};
