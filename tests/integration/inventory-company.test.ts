import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, type Operator, type TestMachine } from "../support/machines.ts";

const { superuser } = await anInstallation();
const MACHINES = 24;

async function aFleet(operator: Operator, positions: readonly string[]): Promise<TestMachine[]> {
  const machines: TestMachine[] = [];
  for (let n = 0; n < MACHINES; n++) machines.push(await aMachine(operator, positions));
  return machines;
}
/** How many transactions wrote an institution's sales. */
const transactionsOf = async ({ tenantId }: Operator): Promise<number> => {
  const [row] =
    await superuser`select count(distinct xmin::text)::int as n from sale_events where tenant_id = ${tenantId}`;
  return Number(row?.["n"]);
};

it("many machines that tell at once share transactions, and each is answered for its own", async () => {
  const [one, other] = [await anOperator(), await anOperator()];
  const fleets = [await aFleet(one, ["A1", "A2"]), await aFleet(other, ["A1", "A2"])];
  await Promise.all(
    fleets.flat().map(async (machine, n) => {
      const [sale, many] = [
        aSale({ event_id: "the first" }),
        aSale({ event_id: "several", position: "A2", quantity: 1 + n }),
      ];
      const nowhere = aSale({ event_id: "nowhere", position: "Z9" });
      const told = await machine.sell([sale, many, nowhere, sale]);
      expect(told).toMatchObject({ recorded: 2, duplicates: 1, rejected: 1 });
      expect(told.results.map(({ eventId }) => eventId)).toEqual(["the first", "several", "nowhere", "the first"]);
      expect(await machine.sell([sale])).toMatchObject({ recorded: 0, duplicates: 1 });
    }),
  );
  for (const [n, machine] of fleets.flat().entries()) expect(await machine.stock()).toEqual({ A1: -1, A2: -1 - n });
  const [sales] = await superuser`select count(*)::int as n, count(distinct tenant_id)::int as tenants from sale_logs`;
  expect(sales).toEqual({ n: 4 * MACHINES, tenants: 2 });
  for (const operator of [one, other]) expect(await transactionsOf(operator)).toBeLessThan(MACHINES);
});

it("a machine whose sale cannot be written fails alone", async () => {
  const operator = await anOperator();
  const machines = await aFleet(operator, ["A1"]);
  const [broken, ...whole] = machines;
  // So far below zero that the next unit is no number any more.
  await superuser`insert into stock_levels (tenant_id, machine_id, position, quantity) values (${operator.tenantId}, ${broken?.id ?? ""}, 'A1', -2147483648)`;
  const answers = await Promise.allSettled(machines.map((machine) => machine.sell([aSale()])));
  expect(answers.map(({ status }) => status)).toEqual(["rejected", ...whole.map(() => "fulfilled")]);
  for (const machine of whole) expect(await machine.stock()).toEqual({ A1: -1 });
  const sales = await operator.read((tx) => tx.execute(sql`select from sale_logs`));
  expect(sales).toHaveLength(MACHINES - 1);
});
