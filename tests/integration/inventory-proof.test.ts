// @module-tag slow
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, type Operator, type TestMachine } from "../support/machines.ts";

await anInstallation();
const DAY = 86_400_000;
const NOW = Date.now();
const SALES = 5000;
const MACHINES = 3;
const CONNECTIONS = 8;
const POSITIONS = ["A1", "A2", "A3", "B1", "B2"];

type Event = {
  machine: number;
  event_id: string;
  position: string;
  quantity: number;
  unit_price_minor: number;
  at: number;
};

/** The same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}
const random = seeded(42);
const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
const pick = <T>(from: readonly T[]): T => from[whole(0, from.length - 1)] as T;

function shuffled<T>(given: readonly T[]): T[] {
  const list = [...given];
  for (let i = list.length - 1; i > 0; i--) {
    const j = whole(0, i);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

const told = ({ machine: _, at, ...event }: Event, skew = 0) => ({
  ...event,
  sold_at: new Date(at + skew).toISOString(),
  payment: "card",
});

/** What is compared, to the last unit. */
async function stateOf(operator: Operator, machines: TestMachine[]) {
  const [events, levels, movements, totals] = await operator.read(async (tx) => [
    await tx.execute(sql`select m.ordinal, s.event_id, s.position, s.quantity, s.unit_price_minor::float8 as price, s.source
      from sale_logs s join unnest(${`{${machines.map(({ id }) => id).join(",")}}`}::uuid[]) with ordinality m (id, ordinal) on m.id = s.machine_id order by 1, 2`),
    await tx.execute(sql`select m.ordinal, l.position, l.quantity, l.sold::float8 as sold
      from stock_levels l join unnest(${`{${machines.map(({ id }) => id).join(",")}}`}::uuid[]) with ordinality m (id, ordinal) on m.id = l.machine_id order by 1, 2`),
    await tx.execute(sql`select m.ordinal, l.position, l.kind, sum(l.quantity)::int as units, count(*)::int as lines
      from stock_movements l join unnest(${`{${machines.map(({ id }) => id).join(",")}}`}::uuid[]) with ordinality m (id, ordinal) on m.id = l.machine_id group by 1, 2, 3 order by 1, 2, 3`),
    await tx.execute<{ sales: number; units: number; minor: number }>(
      sql`select count(*)::int as sales, sum(quantity)::int as units, sum(quantity * unit_price_minor)::float8 as minor from sale_logs`,
    ),
  ]);
  return { events: [...events], levels: [...levels], movements: [...movements], totals: totals[0] };
}

async function aFleet() {
  const operator = await anOperator();
  const machines: TestMachine[] = [];
  for (let n = 0; n < MACHINES; n++) {
    const machine = await aMachine(operator, POSITIONS);
    await machine.count(NOW - 40 * DAY, Object.fromEntries(POSITIONS.map((position, i) => [position, 100 * (i + 1)])));
    machines.push(machine);
  }
  return { operator, machines };
}

it("5,000 sales are the same 5,000 sales however they come", { timeout: 300_000 }, async () => {
  const events = Array.from({ length: SALES }, (_, n): Event => ({
    machine: whole(0, MACHINES - 1),
    event_id: `e-${String(n)}`,
    position: pick(POSITIONS),
    quantity: whole(1, 3),
    unit_price_minor: pick([15_000, 25_000, 31_999]),
    at: NOW - 30 * DAY + Math.floor((n / SALES) * 26 * DAY),
  }));

  const orderly = await aFleet();
  const startedAt = performance.now();
  for (const event of events) await orderly.machines[event.machine]?.sell([told(event)], NOW);
  const orderlyMs = performance.now() - startedAt;

  const wild = await aFleet();
  const batches = shuffled([...events, ...events, ...events]).reduce<Event[][]>((all, event) => {
    const open = all.at(-1);
    if (open && open.length < 100 && random() > 0.03) open.push(event);
    else all.push([event]);
    return all;
  }, []);
  const answers = { recorded: 0, duplicates: 0, rejected: 0 };
  const wildAt = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      // Each connection has a clock of its own, up to three days off.
      const skew = whole(-3 * DAY, 3 * DAY);
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        for (const [n, machine] of wild.machines.entries()) {
          const own = batch.filter((event) => event.machine === n);
          if (own.length === 0) continue;
          const answer = await machine.sell(
            own.map((event) => told(event, skew)),
            NOW,
          );
          for (const key of ["recorded", "duplicates", "rejected"] as const) answers[key] += answer[key];
        }
      }
    }),
  );
  const wildMs = performance.now() - wildAt;

  const [some, others] = [
    await stateOf(orderly.operator, orderly.machines),
    await stateOf(wild.operator, wild.machines),
  ];
  expect(answers).toEqual({ recorded: SALES, duplicates: 2 * SALES, rejected: 0 });
  expect(some.events).toHaveLength(SALES);
  expect(others).toEqual(some);
  expect(some.totals?.units).toBe(events.reduce((sum, { quantity }) => sum + quantity, 0));
  console.log(
    `once, in order: ${JSON.stringify(some.totals)} in ${(orderlyMs / 1000).toFixed(1)} s; ` +
      `three times, shuffled, ${String(CONNECTIONS)} connections, clocks ± 3 days: ${JSON.stringify(others.totals)} ` +
      `in ${(wildMs / 1000).toFixed(1)} s (${JSON.stringify(answers)}); events, stock and ledger identical`,
  );
});
