import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal } from "../../scripts/simulate/journal.ts";
import { simulate } from "../../scripts/simulate/run.ts";
import { aMachine, anIntegration, fallSilent, mark, OPERATOR, shim, signInAs } from "../support/e2e-fleet.ts";
import { at } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const say = (key: string, values?: Record<string, string | number>) => inSpanish(`machines.${key}`, values);
const button = (page: Page, key: string, values?: Record<string, string | number>) =>
  page.getByRole("button", { name: say(key, values), exact: true });

test("a machine that falls silent and comes back is seen doing so", async ({ page }) => {
  await signInAs(page, "admin");
  const machine = await aMachine(await anIntegration(page), [{ position: "A1", capacity: 5, low_stock_threshold: 1 }]);
  await page.clock.install();
  await page.goto(at(`/panel/maquinas?q=${encodeURIComponent(machine.name)}`, OPERATOR));
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: machine.name }) });
  await expect(card).toContainText(say("status.online"));
  const isSame = await mark(page);

  await fallSilent(machine.id);
  // Of silence nobody tells: the page looks for itself, by the minute.
  await page.clock.fastForward(61_000);
  await expect(card).toContainText(say("status.offline"));

  await machine.heartbeat();
  await expect(card).toContainText(say("status.online"));
  expect(await isSame(), "the page was not loaded again").toBe(true);
});

test("a planogram is copied to other machines, which take it over", async ({ page }) => {
  await signInAs(page, "admin");
  const holder = await anIntegration(page);
  const shelves = ["A1", "A2", "B1"].map((position, i) => ({
    position,
    capacity: 8 + i,
    low_stock_threshold: 2,
    ...(i === 1 && { price_minor: 123_400 }),
  }));
  const from = await aMachine(holder, shelves);
  const empty = await aMachine(holder);
  const other = await aMachine(holder, [{ position: "Z9", capacity: 3, low_stock_threshold: 1 }]);
  const bystander = await aMachine(holder, [{ position: "C1", capacity: 3, low_stock_threshold: 1 }]);

  await page.goto(at(`/panel/maquinas/${from.id}`, OPERATOR));
  await button(page, "planogram.copy").click();
  const dialog = page.getByRole("dialog");
  for (const { name } of [empty, other]) {
    await dialog.getByRole("searchbox").fill(name);
    await dialog.getByRole("checkbox", { name: new RegExp(name) }).check();
  }
  // First what changes in each, and what lies in the position that goes: nothing is copied over what nobody said.
  const copy = (key: string, values?: Record<string, number>) => inSpanish(`inventory.copy.${key}`, values);
  await dialog.getByRole("button", { name: copy("review"), exact: true }).click();
  await expect(dialog.getByRole("heading", { name: copy("reviewTitle") })).toBeVisible();
  const doCopy = dialog.getByRole("button", { name: copy("copy", { count: 2 }), exact: true });
  await doCopy.click();
  await expect(dialog.getByText(copy("missing", { count: 1 }))).toBeVisible();
  await dialog.getByRole("button", { name: copy("allEmpty"), exact: true }).click();
  await doCopy.click();
  await expect(page.getByText(copy("done", { count: 2 }))).toBeVisible();

  const layout = ({ slots }: { slots: Record<string, unknown>[] }) =>
    slots
      .map(({ quantity: _, ...slot }) => slot)
      .toSorted((a, b) => String(a["position"]).localeCompare(String(b["position"])));
  const wanted = layout(await from.seen());
  expect(wanted).toHaveLength(3);
  for (const machine of [empty, other]) expect(layout(await machine.seen())).toEqual(wanted);
  expect((await bystander.seen()).slots.map(({ position }) => position)).toEqual(["C1"]);

  // Wanted is not yet so: the machine has to fetch it and say that it did.
  await page.goto(at(`/panel/maquinas/${empty.id}`, OPERATOR));
  const { version, slots } = await empty.config();
  expect(slots).toHaveLength(3);
  const pending = page.getByText(say("planogram.pendingTitle", { version }));
  await expect(pending).toBeVisible();
  const isSame = await mark(page);
  await empty.heartbeat(version);
  await expect(pending).toHaveCount(0);
  expect(await isSame()).toBe(true);
});

test("keys change under a machine that goes on selling, and no sale is lost", async ({ page }) => {
  test.setTimeout(240_000);
  await signInAs(page, "admin");
  const holder = await anIntegration(page);
  const folder = mkdtempSync(join(tmpdir(), "zaguan-e2e-machine-"));
  const journal = openJournal(join(folder, "journal.jsonl"));
  const stop = new AbortController();
  const running = simulate(holder, journal, {
    machines: 1,
    speed: 9000,
    seed: 11,
    ms: 170_000,
    heartbeatMs: 700,
    // A machine that loses its signal for minutes takes its new key then, too, and this test has no minutes.
    outages: false,
    ended: stop.signal,
  });
  running.catch(() => undefined);
  try {
    await expect.poll(() => journal.machines[0]?.sold.size ?? 0, { timeout: 60_000 }).toBeGreaterThan(2);
    const [machine] = journal.machines;
    if (!machine) throw new Error("no machine");
    const first = machine.key;
    const works = async (key: string) => (await shim(key, "GET", "/machine/config")).status;
    const short = (key: string) => page.getByText(`zgm_${key.split("_")[1] ?? ""}_…`);

    await page.goto(at(`/panel/maquinas/${machine.id}?tab=keys`, OPERATOR));
    await button(page, "keys.rotate").click();
    await button(page, "keys.make").click();
    const second = (await page.getByRole("dialog").getByRole("code").innerText()).trim();
    expect(second).toMatch(/^zgm_/);
    await button(page, "keys.done").click();
    await expect(short(second)).toBeVisible();

    const before = machine.sold.size;
    await expect.poll(() => machine.sold.size, { timeout: 60_000 }).toBeGreaterThan(before + 2);
    expect([machine.key, await works(first)], "nobody has used the new one yet").toEqual([first, 200]);
    journal.write({ machine: machine.id, kind: "key", key: second });
    await expect.poll(() => works(first), { message: "the new one was used" }).toBe(401);
    expect(await works(second)).toBe(200);

    // The same without anybody standing there: with its next heartbeat.
    await button(page, "keys.deliver").click();
    await expect.poll(() => machine.key, { timeout: 60_000 }).not.toBe(second);
    const third = machine.key;
    await expect.poll(() => works(second)).toBe(401);
    await expect(page.getByText(say("keys.deliveringTitle"))).toHaveCount(0);
    await expect(short(third)).toBeVisible();
    expect(await works(third)).toBe(200);

    stop.abort();
    const { reconciliation, tally, untold } = await running;
    expect({ differences: reconciliation.differences, untold }).toEqual({ differences: [], untold: [] });
    expect(reconciliation.told).toEqual(reconciliation.known);
    expect(tally.sold).toBeGreaterThan(5);
  } finally {
    stop.abort();
    await running.catch(() => undefined);
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
