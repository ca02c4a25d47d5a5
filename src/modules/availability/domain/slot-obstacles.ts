import type { Interval } from "./slot-query.ts";

/**
 * One sorted list of intervals that starts must keep clear of: absences, other people's appointments, full days. A start
 * claims `[start - before, start + after)` of it.
 *
 * Asked with starts that only grow, it reads its list once, whatever the number of questions.
 */
export class Obstacle<Kind extends string = string> {
  readonly kind: Kind;
  readonly #intervals: readonly Interval[];
  readonly #before: number;
  readonly #after: number;
  #next = 0;
  #latest = -1;
  // Intervals may overlap each other, so the last one begun need not be the last to end.
  #latestEnd = -Infinity;

  constructor(kind: Kind, intervals: readonly Interval[], before: number, after: number) {
    this.kind = kind;
    this.#intervals = intervals;
    this.#before = before;
    this.#after = after;
  }

  /** `start` itself if nothing is in its way, or else the first later start that what is there now would let pass. */
  clearFrom(start: number): number {
    const reach = start + this.#after;
    for (let it = this.#intervals[this.#next]; it && it.start < reach; it = this.#intervals[(this.#next += 1)]) {
      // An empty interval holds no time, so it is in nobody's way.
      if (it.end <= this.#latestEnd || it.end <= it.start) continue;
      this.#latestEnd = it.end;
      this.#latest = this.#next;
    }
    return Math.max(start, this.#latestEnd + this.#before);
  }

  /** After a start was clear: the last one that surely is too, since the list begins nothing before it. */
  get clearUntil(): number {
    const next = this.#intervals[this.#next];
    return next ? next.start - this.#after : Infinity;
  }

  /** Which interval the last answer kept clear of: the one that ends last. */
  get index(): number {
    return this.#latest;
  }
}
