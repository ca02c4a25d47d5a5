import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { freeResources } from "./free-resources.ts";
import { aQuery, CLOCK_CHANGES } from "./slots.arbitrary.ts";
import { slotsByTheMinute } from "./slots.oracle.ts";
import { findSlots } from "./slots.ts";
import { whyNot } from "./why-not.ts";

const MINUTE = 60_000;

// The oracle is slow, and so is shrinking with it: rather a longer counter-example than a longer wait.
const runs = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 20_000 });

describe.each(CLOCK_CHANGES)("around the clock changes of %s", { timeout: 60_000 }, (...change) => {
  it("finds exactly the slots that a walk through every minute finds", () => {
    fc.assert(
      fc.property(aQuery(change), (query) => {
        const expected = slotsByTheMinute(query);
        fc.pre(expected !== null);
        expect(findSlots(query)).toEqual(expected);
      }),
      runs(40),
    );
  });

  it("keeps one grid through days on end without a closing time", () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "00:00", end: "24:00" }));
    fc.assert(
      fc.property(aQuery(change), fc.integer({ min: 2, max: 5 }), (query, days) => {
        const date = Temporal.Instant.fromEpochMilliseconds(query.from).toZonedDateTimeISO(query.zone).toPlainDate();
        const closed = { date: date.subtract({ days }).toString(), windows: [] };
        const open = { ...query, rules: always, overrides: [closed] };
        const expected = slotsByTheMinute(open);
        // Where the date to close is the one that the zone skipped, nothing ever closes.
        fc.pre(expected !== null);
        expect(findSlots(open)).toEqual(expected);
      }),
      runs(10),
    );
  });

  it("has a reason for every start that is missing, and none for those that are there", () => {
    fc.assert(
      fc.property(aQuery(change), fc.constantFrom(0, 0, 1), (query, odd) => {
        const free = new Set(findSlots(query).map((slot) => slot.start));
        const unexplained: number[] = [];
        const first = Math.floor(query.from / MINUTE) * MINUTE - 30 * MINUTE + odd;
        for (let start = first; start < query.to + 30 * MINUTE; start += 5 * MINUTE) {
          if ((whyNot(query, start) === null) !== free.has(start)) unexplained.push(start);
        }
        expect(unexplained).toEqual([]);
        for (const start of free) expect(whyNot(query, start)).toBeNull();
      }),
      runs(20),
    );
  });

  it("blames only what stands in the way", () => {
    fc.assert(
      fc.property(aQuery(change), (query) => {
        for (let start = query.from; start < query.to; start += 5 * MINUTE) {
          const reason = whyNot(query, start);
          const end = start + query.durationMin * MINUTE;
          if (reason?.rule === "block") {
            const block = query.blocks[reason.index];
            expect(block && block.start < end && block.end > start).toBe(true);
          }
          if (reason?.rule === "busy") {
            const busy = query.busy[reason.index];
            const from = start - query.bufferBeforeMin * MINUTE;
            const to = end + query.bufferAfterMin * MINUTE;
            expect(busy && busy.start < to && busy.end > from).toBe(true);
          }
          if (reason?.rule === "resource") expect(freeResources(query, start)).toEqual([]);
        }
      }),
      runs(20),
    );
  });

  it("offers a new appointment only while one and the same room is clear from buffer to buffer", () => {
    fc.assert(
      fc.property(aQuery(change), (query) => {
        const resources = query.resources ?? [];
        for (const { start, end } of findSlots({ ...query, resources, joinable: [] })) {
          const from = start - query.bufferBeforeMin * MINUTE;
          const to = end + query.bufferAfterMin * MINUTE;
          const free = resources.flatMap((taken, index) =>
            taken.some((busy) => Math.max(busy.start, from) < Math.min(busy.end, to)) ? [] : [index],
          );
          expect(free).not.toEqual([]);
          expect(freeResources(query, start)).toEqual(free);
        }
      }),
      runs(20),
    );
  });

  it("answers alike whether a range is asked at once or in parts", () => {
    fc.assert(
      fc.property(aQuery(change), fc.double({ min: 0, max: 1, noNaN: true }), (query, share) => {
        const middle = Math.round(query.from + (query.to - query.from) * share);
        const parts = [...findSlots({ ...query, to: middle }), ...findSlots({ ...query, from: middle })];
        expect(findSlots(query)).toEqual(parts);
      }),
      runs(40),
    );
  });
});
