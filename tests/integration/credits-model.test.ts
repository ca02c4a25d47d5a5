// @module-tag slow
// The commands of the model judge what they did; they run inside the tests below.
/* oxlint-disable vitest/no-standalone-expect, vitest/expect-expect */
import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { adjustCredits } from "#modules/credits/commands/adjust-credits.ts";
import { addLot } from "#modules/credits/commands/add-lot.ts";
import { expireLot } from "#modules/credits/commands/expire-lot.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits, releaseCredits, returnCredits } from "#modules/credits/commands/settle-credits.ts";
import { lastDayIn } from "#modules/credits/domain/expiry.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aPurse, expectTheLedgerToAddUp } from "../support/purse.ts";

const { superuser } = await anInstallation();
const DAY = 86_400_000;

/**
 * What the ledger ought to hold, kept by the simplest means: lots with a last day, and what each appointment took from which.
 * `day` counts from the clinic's first.
 */
type Lot = { id: string; left: number; lastDay: number | null; over: boolean };
type Model = { day: number; lots: Lot[]; spent: Map<string, { lot: Lot; amount: number }[]>; settled: Set<string> };
type Real = { clinic: Clinic; purse: ReturnType<typeof aPurse>; ctx: (day: number) => Ctx };
type Command = fc.AsyncCommand<Model, Real>;

const spendable = ({ lots, day }: Model) =>
  lots
    .filter(({ left, lastDay }) => left > 0 && (lastDay === null || lastDay >= day))
    .toSorted((a, b) => (a.lastDay ?? 1e9) - (b.lastDay ?? 1e9) || (a.id < b.id ? -1 : 1));
const sum = (shares: readonly { amount: number }[]) => shares.reduce((all, { amount }) => all + amount, 0);
const appointmentAt = (model: Model, index: number) => [...model.spent.keys()][index % Math.max(1, model.spent.size)];

class Rollback extends Error {}
/** Does it in a transaction that fails at the end, then does it for good, and then once more at once from other connections. */
async function thrice(ctx: Ctx, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  const aborted = withTenant(ctx, async (tx) => {
    await work(tx);
    throw new Rollback();
  });
  await expect(aborted).rejects.toThrow(Rollback);
  await withTenant(ctx, work);
  await Promise.all([withTenant(ctx, work), withTenant(ctx, work)]);
}

async function compare(model: Model, { purse }: Real): Promise<void> {
  const lots = await purse.lots();
  expect(lots).toEqual(Object.fromEntries(model.lots.map(({ id, left }) => [id, left])));
}

class Issue implements Command {
  readonly amount: number;
  readonly days: number | null;
  constructor(amount: number, days: number | null) {
    this.amount = amount;
    this.days = days;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const ctx = real.ctx(model.day);
    const expiresOn = this.days === null ? null : lastDayIn(real.clinic.timeZone, ctx.now, this.days);
    const id = await real.purse.give(this.amount, expiresOn, ctx);
    model.lots.push({ id, left: this.amount, lastDay: this.days === null ? null : model.day + this.days, over: false });
    await compare(model, real);
  }
  toString = () => `issue ${String(this.amount)} for ${String(this.days)} days`;
}

class Hold implements Command {
  readonly amount: number;
  constructor(amount: number) {
    this.amount = amount;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const ctx = real.ctx(model.day);
    const appointmentId = newId();
    const booking = { clientId: real.purse.clientId, appointmentId, amount: this.amount };
    const lots = spendable(model);
    const balance = lots.reduce((all, { left }) => all + left, 0);
    if (balance < this.amount) {
      expect(await withTenant(ctx, (tx) => holdCredits(tx, ctx, booking))).toEqual({
        ok: false,
        reason: "NO_CREDIT",
        needed: this.amount,
        balance,
      });
    } else {
      await thrice(ctx, (tx) => holdCredits(tx, ctx, booking));
      const shares = [];
      let missing = this.amount;
      for (const lot of lots) {
        const amount = Math.min(lot.left, missing);
        if (amount > 0) shares.push({ lot, amount });
        lot.left -= amount;
        missing -= amount;
      }
      model.spent.set(appointmentId, shares);
    }
    await compare(model, real);
  }
  toString = () => `hold ${String(this.amount)}`;
}

class GiveBack implements Command {
  readonly which: number;
  readonly part: number | "release";
  constructor(which: number, part: number | "release") {
    this.which = which;
    this.part = part;
  }
  check = (model: Readonly<Model>) => {
    const id = appointmentAt(model, this.which);
    return id !== undefined && (this.part !== "release" || !model.settled.has(id));
  };
  async run(model: Model, real: Real) {
    const ctx = real.ctx(model.day);
    const appointmentId = appointmentAt(model, this.which) ?? "";
    const shares = model.spent.get(appointmentId) ?? [];
    const spent = sum(shares);
    const amount = this.part === "release" ? spent : Math.floor((spent * this.part) / 100);
    const cause = `transition:${newId()}`;
    const part = this.part;
    await thrice(ctx, (tx) =>
      (part === "release"
        ? releaseCredits(tx, ctx, appointmentId)
        : returnCredits(tx, ctx, { appointmentId, amount, cause })
      ).then((back) => expect([0, amount]).toContain(back)),
    );
    model.settled.add(appointmentId);
    let [missing, late] = [amount, 0];
    for (const share of shares.toReversed()) {
      const back = Math.min(share.amount, missing);
      share.amount -= back;
      missing -= back;
      if (share.lot.over || (share.lot.lastDay !== null && share.lot.lastDay < model.day)) late += back;
      else share.lot.left += back;
    }
    if (late > 0) {
      const known = new Set(model.lots.map(({ id }) => id));
      const made = Object.keys(await real.purse.lots()).filter((id) => !known.has(id));
      expect(made).toHaveLength(1);
      model.lots.push({ id: made[0] ?? "", left: late, lastDay: model.day + 30, over: false });
    }
    await compare(model, real);
  }
  toString = () => `give back ${String(this.part)} of #${String(this.which)}`;
}

class Capture implements Command {
  readonly which: number;
  constructor(which: number) {
    this.which = which;
  }
  check = (model: Readonly<Model>) => model.spent.size > 0;
  async run(model: Model, real: Real) {
    const ctx = real.ctx(model.day);
    const appointmentId = appointmentAt(model, this.which) ?? "";
    await thrice(ctx, (tx) => captureCredits(tx, ctx, appointmentId));
    model.settled.add(appointmentId);
    await compare(model, real);
  }
  toString = () => `capture #${String(this.which)}`;
}

class Adjust implements Command {
  readonly amount: number;
  constructor(amount: number) {
    this.amount = amount;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const ctx = real.ctx(model.day);
    const lots = spendable(model);
    const request = { requestId: newId(), clientId: real.purse.clientId, amount: this.amount, reason: "Por error" };
    const answers = await Promise.all([1, 2, 3].map(() => adjustCredits(ctx, request)));
    const enough = lots.reduce((all, { left }) => all + left, 0) >= this.amount;
    expect(new Set(answers.map(({ ok }) => ok))).toEqual(new Set([enough]));
    let missing = enough ? this.amount : 0;
    for (const lot of lots) {
      const amount = Math.min(lot.left, missing);
      lot.left -= amount;
      missing -= amount;
    }
    await compare(model, real);
  }
  toString = () => `adjust ${String(this.amount)}`;
}

/** Days pass, and the jobs of what is over come: each twice and at once, or not at all yet. */
class Pass implements Command {
  readonly days: number;
  readonly jobs: boolean;
  constructor(days: number, jobs: boolean) {
    this.days = days;
    this.jobs = jobs;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    model.day += this.days;
    if (this.jobs) {
      const ctx: Ctx = { ...real.ctx(model.day), actor: { type: "job", queue: "credits.expire" } };
      await Promise.all(model.lots.flatMap(({ id }) => [expireLot(ctx, { lotId: id }), expireLot(ctx, { lotId: id })]));
      for (const lot of model.lots) {
        if (lot.lastDay === null || lot.lastDay >= model.day || lot.left === 0) continue;
        lot.left = 0;
        lot.over = true;
      }
    }
    await compare(model, real);
  }
  toString = () => `${String(this.days)} days${this.jobs ? " and jobs" : ""}`;
}

/** Everything at once from several connections; afterwards the model is read from the ledger, which must add up. */
class Storm implements Command {
  readonly seed: readonly number[];
  constructor(seed: readonly number[]) {
    this.seed = seed;
  }
  check = (model: Readonly<Model>) => model.lots.length > 0;
  async run(model: Model, real: Real) {
    const ctx = real.ctx(model.day);
    const { clientId } = real.purse;
    const balance = spendable(model).reduce((all, { left }) => all + left, 0);
    const holds = this.seed.map((amount) => ({ clientId, appointmentId: newId(), amount }));
    const answers = await Promise.all(
      holds.flatMap((booking) => [
        withTenant(ctx, (tx) => holdCredits(tx, ctx, booking)),
        withTenant(ctx, async (tx) => {
          await holdCredits(tx, ctx, { ...booking, appointmentId: newId() });
          throw new Rollback();
        }).catch(() => null),
      ]),
    );
    const taken = holds.filter((_, index) => answers[index * 2]?.ok).reduce((all, { amount }) => all + amount, 0);
    expect(taken).toBeLessThanOrEqual(balance);
    // Give it all back at once: the lots are as they were before the storm.
    await Promise.all(
      holds.map(({ appointmentId }) => withTenant(ctx, (tx) => releaseCredits(tx, ctx, appointmentId))),
    );
    await compare(model, real);
  }
  toString = () => `storm ${this.seed.join(" ")}`;
}

const commands = [
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }))
    .map(([amount, days]) => new Issue(amount, days)),
  fc.integer({ min: 1, max: 12 }).map((amount) => new Hold(amount)),
  fc.integer({ min: 1, max: 5 }).map((amount) => new Hold(amount)),
  fc.nat(9).map((which) => new Capture(which)),
  fc
    .tuple(fc.nat(9), fc.constantFrom<(number | "release")[]>("release", 0, 33, 50, 100))
    .map(([which, part]) => new GiveBack(which, part)),
  fc.integer({ min: 1, max: 8 }).map((amount) => new Adjust(amount)),
  fc.tuple(fc.integer({ min: 0, max: 25 }), fc.boolean()).map(([days, jobs]) => new Pass(days, jobs)),
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }).map((amounts) => new Storm(amounts)),
];

it(
  "whatever is done in whatever order, the ledger is what a child with a jar would have counted",
  { timeout: 300_000 },
  async () => {
    let runs = 0;
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: "max" }), async (sequence) => {
        const clinic = await aClinic();
        const real: Real = {
          clinic,
          purse: aPurse(clinic),
          ctx: (day) => clinic.as("secretary", { now: clinic.now + day * DAY }),
        };
        const model: Model = { day: 0, lots: [], spent: new Map(), settled: new Set() };
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        await expectTheLedgerToAddUp(superuser);
        runs++;
        done += [...sequence].length;
      }),
      { numRuns: 20 },
    );
    const [{ lines } = {}] = await superuser`select count(*)::int as lines from credit_lines`;
    console.info(
      `model: ${String(runs)} lives of a ledger, about ${String(done)} commands, ${String(lines)} lines: every balance as counted, no lot below zero`,
    );
  },
);

it("the last credit of two lots, from a transaction that aborts half way, is still there", async () => {
  const clinic = await aClinic();
  const purse = aPurse(clinic);
  const ctx = clinic.as("secretary");
  const lots = [await purse.give(1, "2026-04-30"), await purse.give(1)];
  const half = withTenant(ctx, async (tx) => {
    await holdCredits(tx, ctx, { clientId: purse.clientId, appointmentId: newId(), amount: 2 });
    await addLot(tx, ctx, { clientId: purse.clientId, amount: 9, source: "gift", cause: newId(), expiresOn: null });
    throw new Rollback();
  });
  await expect(half).rejects.toThrow(Rollback);
  expect(await purse.lots()).toEqual(Object.fromEntries(lots.map((id) => [id, 1])));
});

it("what comes back goes to the lot spent last, also where rows of the same millisecond lie in another order on disk", async () => {
  const clinic = await aClinic();
  const purse = aPurse(clinic);
  const ctx = clinic.as("secretary");
  const [soon, late] = [await purse.give(4, "2026-04-30"), await purse.give(2)];
  const appointmentId = newId();
  const hold = (tx: Tx) => holdCredits(tx, ctx, { clientId: purse.clientId, appointmentId, amount: 6 });
  const aborted = withTenant(ctx, async (tx) => {
    await hold(tx);
    throw new Rollback();
  });
  await expect(aborted).rejects.toThrow(Rollback);
  await withTenant(ctx, hold);
  // The places of the lines that were never written are free again, and lie before those of the hold.
  await superuser`vacuum credit_lines`;
  await purse.giveBack(appointmentId, 1);
  await purse.giveBack(appointmentId, 1);
  expect(await purse.lots()).toEqual({ [soon]: 0, [late]: 2 });
});
