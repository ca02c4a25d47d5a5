import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { listAlerts } from "#modules/alerts/queries/list-alerts.ts";
import { ListAlerts, PRIORITIES } from "#modules/alerts/schemas.ts";
import { alerts } from "#modules/alerts/tables.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSite, type Operator } from "../support/machines.ts";

await anInstallation();

const list = (operator: Operator, input: Partial<ListAlerts> = {}) =>
  operator.read((tx) => listAlerts(tx, operator.as("director"), ListAlerts.parse(input)));

/** So many alerts of a machine, one position each, their priorities in turn. */
async function alertsOf(operator: Operator, machineId: string, count: number): Promise<void> {
  const at = new Date(operator.now);
  await operator.write((tx) =>
    tx.insert(alerts).values(
      Array.from({ length: count }, (_, index) => ({
        tenantId: operator.tenantId,
        id: newId(),
        type: "low_stock" as const,
        cause: `low_stock:${machineId}:${index}`,
        priority: PRIORITIES[index % 4] ?? "low",
        state: "open" as const,
        machineId,
        position: String(index),
        openedAt: at,
        updatedAt: at,
      })),
    ),
  );
}

it("every alert is reached, page by page, the heaviest first, however many there are", async () => {
  const operator = await anOperator();
  const machine = await aMachine(operator, []);
  await alertsOf(operator, machine.id, 450);
  const seen: { id: string; priority: string }[] = [];
  let pages = 0;
  for (let cursor: string | null | undefined; cursor !== null && pages < 9; pages++) {
    const page = await list(operator, cursor ? { cursor } : {});
    expect(page.alerts.length).toBeLessThanOrEqual(100);
    expect(page.counts).toEqual({ critical: 113, high: 113, medium: 112, low: 112 });
    seen.push(...page.alerts);
    cursor = page.nextCursor;
  }
  expect(pages).toBe(5);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(450);
  const ranks = seen.map(({ priority }) => PRIORITIES.findIndex((known) => known === priority));
  expect(ranks).toEqual(ranks.toSorted());
  const inOrder = seen.every(({ id, priority }, index) => {
    const before = seen[index - 1];
    return !before || before.priority !== priority || before.id > id;
  });
  expect(inOrder).toBe(true);
});

it("is found by the words of its machine's name, its place or its site, however accented", async () => {
  const operator = await anOperator();
  const site = await aSite(operator, "Estación Norte");
  const machines = [
    await aMachine(operator, [], { name: "Café del andén", location: "Planta alta", siteId: site }),
    await aMachine(operator, [], { name: "Perfumes", location: "Andén 2", siteId: site }),
    await aMachine(operator, [], { name: "Perfumes", location: "Planta baja" }),
  ];
  for (const { id } of machines) await alertsOf(operator, id, 1);
  const found = async (q: string, more: Partial<ListAlerts> = {}) =>
    (await list(operator, { q, ...more })).alerts.map(({ machineId }) =>
      machines.findIndex(({ id }) => id === machineId),
    );
  expect(await found("CAFE")).toEqual([0]);
  expect((await found("anden estacion")).toSorted()).toEqual([0, 1]);
  expect(await found("perfumes baja")).toEqual([2]);
  expect(await found("nothing like it")).toEqual([]);
  expect(await found("%")).toEqual([]);
  expect(await found("cafe", { priority: "low" })).toEqual([]);
  const other = await anOperator();
  expect((await list(other, { q: "cafe" })).alerts).toEqual([]);
});

it("of those asked for by id, says which belong to the list", async () => {
  const operator = await anOperator();
  const machine = await aMachine(operator, []);
  await alertsOf(operator, machine.id, 8);
  const { alerts: all } = await list(operator);
  const [critical, alsoCritical, high] = all;
  const ids = [critical?.id ?? "", high?.id ?? "", newId()];
  const page = await list(operator, { priority: "critical", ids });
  expect(page.alerts.map(({ id }) => id)).toEqual([critical?.id]);
  expect(page).toMatchObject({ nextCursor: null, counts: { critical: 2, high: 0 } });
  expect(alsoCritical?.priority).toBe("critical");
  const other = await anOperator();
  expect((await list(other, { ids })).alerts).toEqual([]);
});
