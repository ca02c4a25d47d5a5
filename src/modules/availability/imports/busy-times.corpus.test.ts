import { expect, test } from "vitest";
import { CHANGES, ENDS, EXCLUSIONS, HABITS, samples, WINDOW, ZONES } from "./busy-times.corpus.ts";
import { busyTimes } from "./busy-times.ts";
import { decodeCalendar } from "./content-lines.ts";

const QUARTER = 15 * 60_000;

/** Quarter of an hour by quarter of an hour: what the reading says, and what the facts say. */
function differences(
  read: readonly { start: number; end: number }[],
  meant: readonly { start: number; end: number }[],
) {
  const covers = (spans: typeof read, at: number) => spans.some(({ start, end }) => start <= at && at < end);
  const wrong: string[] = [];
  for (let at = WINDOW.from; at < WINDOW.to; at += QUARTER) {
    const says = covers(read, at);
    if (says !== covers(meant, at)) wrong.push(`${new Date(at).toISOString()} ${says ? "taken" : "free"}`);
  }
  return wrong;
}

const all = [...samples()];

test("calendars in every form mean what their facts mean, and what cannot be read is told", () => {
  const wrong = all.flatMap(({ name, text, busy, told }) => {
    const found = busyTimes(decodeCalendar(Buffer.from(text)), WINDOW);
    if (!found.ok) return [`${name}: ${found.reason}`];
    const reasons = [...new Set(found.unread.map(({ reason }) => reason))].toSorted();
    const untold = JSON.stringify(reasons) === JSON.stringify(told.toSorted()) ? [] : [`told ${reasons.join()}`];
    const each = [...differences(found.intervals, busy), ...untold];
    return each.length > 0 ? [`${name}: ${each.slice(0, 3).join(", ")} (${each.length})`] : [];
  });
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(wrong).toHaveLength(0);
}, 60_000);

test("there are some hundreds of them, and every form is among them", () => {
  expect(all.length).toBeGreaterThan(600);
  const names = all.map(({ name }) => name).join("\n");
  for (const { name } of [...ZONES, ...ENDS, ...EXCLUSIONS, ...CHANGES, ...HABITS]) expect(names).toContain(name);
});
