import type { AlertItem, AlertsPage } from "../queries/list-alerts.ts";
import { PRIORITIES } from "../schemas.ts";

type Pages = readonly AlertsPage[];

/**
 * The list's pages after some alerts changed: those that still belong to it in their place, the others gone. What would
 * stand after the last page that was fetched comes with the next one.
 * @param changed ids that were asked for @param fresh those of them that belong to the list, and what it counts now
 */
export function mergeChanged(pages: Pages, changed: readonly string[], fresh: AlertsPage, past: boolean): AlertsPage[] {
  const asked = new Set(changed);
  const order = past ? byTime : byPriority;
  const last = pages.at(-1);
  const end = last?.nextCursor ? last.alerts.at(-1) : undefined;
  const kept = pages.map((page) => ({ ...page, alerts: page.alerts.filter(({ id }) => !asked.has(id)) }));
  for (const alert of fresh.alerts) {
    if (end && order(alert, end) > 0) continue;
    // Into the first page that ends after it; where none does, into the last.
    const page =
      kept.find(({ alerts }) => {
        const after = alerts.at(-1);
        return after !== undefined && order(alert, after) < 0;
      }) ?? kept.at(-1);
    if (!page) continue;
    const at = page.alerts.findIndex((other) => order(alert, other) < 0);
    page.alerts.splice(at === -1 ? page.alerts.length : at, 0, alert);
  }
  return kept.map((page) => ({ ...page, counts: fresh.counts, now: fresh.now }));
}

const byTime = (one: AlertItem, other: AlertItem): number => (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
const byPriority = (one: AlertItem, other: AlertItem): number =>
  PRIORITIES.indexOf(one.priority) - PRIORITIES.indexOf(other.priority) || byTime(one, other);
