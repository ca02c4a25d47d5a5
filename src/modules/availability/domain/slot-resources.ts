import { Obstacle } from "./slot-obstacles.ts";
import type { Interval } from "./slot-query.ts";

/**
 * Rooms or equipment of which a start needs one, the same from its first minute to its last: each is an obstacle of its
 * own, and in the way only together with all the others. Asked with starts that only grow, like every obstacle.
 */
export class ResourceObstacle {
  readonly kind = "resource";
  readonly #resources: readonly Obstacle[];
  #clearUntil = -Infinity;

  constructor(resources: readonly (readonly Interval[])[], before: number, after: number) {
    this.#resources = resources.map((intervals) => new Obstacle("resource", intervals, before, after));
  }

  /** `start` itself if one of them is clear, or else the first later start that one of them would let pass; without any, never. */
  clearFrom(start: number): number {
    let clear = Infinity;
    this.#clearUntil = -Infinity;
    for (const resource of this.#resources) {
      const from = resource.clearFrom(start);
      clear = Math.min(clear, from);
      // What is taken now says nothing of later; of those that are clear, one is enough.
      if (from === start) this.#clearUntil = Math.max(this.#clearUntil, resource.clearUntil);
    }
    return clear;
  }

  /** After a start was clear: the last one that surely is too, in the resource that stays clear longest. */
  get clearUntil(): number {
    return this.#clearUntil;
  }
}
