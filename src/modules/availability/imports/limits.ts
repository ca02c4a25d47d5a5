export type Refusal = "TOO_MANY_EVENTS" | "TOO_COMPLEX";

/** What a calendar asks for is more than one calendar is given. It is refused as a whole, never cut short. */
export class TooMuch extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

const MAX_BUSY = 5_000;
/** Occurrences of all rules together, those that are left out again included. */
const MAX_STEPS = 100_000;

/** What one reading has used of what it may. */
export class Spending {
  #busy = 0;
  #steps = 0;

  busy(): void {
    if (++this.#busy > MAX_BUSY) throw new TooMuch("TOO_MANY_EVENTS");
  }

  steps(count: number): void {
    this.#steps += count;
    if (this.#steps > MAX_STEPS) throw new TooMuch("TOO_COMPLEX");
  }
}

/** As many occurrences of one rule as there may be busy times: more can only be refused. */
export const MOST_OF_ONE = MAX_BUSY;
