// @module-tag slow
import { fork } from "node:child_process";
import { once as onceEvent } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { api } from "#server/http.ts";
import { flushRequests } from "#server/rest/request-log.ts";
import { openJournal } from "../../scripts/simulate/journal.ts";
import { reconcile } from "../../scripts/simulate/reconcile.ts";
import { simulate } from "../../scripts/simulate/run.ts";
import { shimAt } from "../../scripts/simulate/shim.ts";
import { anInstallation } from "../support/installation.ts";
import { anOperator, type Operator } from "../support/machines.ts";
import { anOrganizationKey } from "../support/rest.ts";

await anInstallation();
const SCRIPT = fileURLToPath(new URL("../../scripts/simulate-machines.ts", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "zaguan-simulated-"));
const listener = getRequestListener((incoming: Request) =>
  api.fetch(incoming, { requestId: newId(), address: "127.0.0.1", remember: () => undefined }),
);
const server = createServer((incoming, response) => void listener(incoming, response));
let origin = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await onceEvent(server, "listening");
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await flushRequests();
  rmSync(folder, { recursive: true, force: true });
});

/** What the ledger itself holds, without the shim between. */
const inLedger = (operator: Operator) =>
  operator.read(async (tx) => {
    const [row] = await tx.execute<{ sales: number; units: number; moved: number; aside: number }>(sql`
      select (select count(*)::int from sale_logs) as sales, (select coalesce(sum(quantity), 0)::int from sale_logs) as units,
             (select coalesce(-sum(quantity), 0)::int from stock_movements where kind = 'sale') as moved,
             (select count(*)::int from set_aside_sales where restored_at is null) as aside`);
    return row;
  });

it(
  "machines that lose answers, signal, power and the time have sold what the ledger says",
  { timeout: 120_000 },
  async () => {
    const operator = await anOperator();
    const key = await anOrganizationKey(operator);
    const chance = { lost: 0, cut: 0 };
    let n = 0;
    /** Every so many requests of machines, the answer is lost after the server has done its work, or nothing arrives there. */
    const carry: typeof fetch = async (input, init) => {
      const ofMachine = input instanceof URL && input.pathname.includes("/machine/");
      const turn = ofMachine ? ++n : 0;
      if (turn % 11 === 7) {
        chance.cut++;
        throw new TypeError("no signal");
      }
      const answer = await fetch(input, init);
      if (turn % 7 !== 3) return answer;
      chance.lost++;
      throw new TypeError("the answer was lost");
    };
    const journal = openJournal(join(folder, "lossy.jsonl"));
    const holder = { shim: shimAt(origin, carry), key };
    const options = { machines: 8, speed: 12 * 3600, ms: 8000, seed: 3, heartbeatMs: 700, faults: 4 };
    const { tally, reconciliation, untold } = await simulate(holder, journal, options);
    journal.close();
    const ledger = await inLedger(operator);
    console.log(
      `four simulated days, ${String(chance.lost)} answers lost after the commit, ${String(chance.cut)} requests cut: ${JSON.stringify(tally)}`,
    );
    expect({ differences: reconciliation.differences, untold, rejected: tally.rejected }).toEqual({
      differences: [],
      untold: [],
      rejected: 0,
    });
    expect(reconciliation.told).toEqual(reconciliation.known);
    expect(ledger).toEqual({
      sales: tally.sold,
      units: reconciliation.known.units,
      moved: reconciliation.known.units,
      aside: tally.echoes,
    });
    expect(reconciliation.positions).toBe(80);
    // Not a quiet week: otherwise nothing of the above was put to the test.
    expect(
      Math.min(chance.lost, chance.cut, tally.duplicates, tally.reboots, tally.outages, tally.echoes),
    ).toBeGreaterThan(0);
    expect(tally.sold).toBeGreaterThan(120);

    // What is one unit away is seen.
    const [machine] = journal.machines;
    const [id, sale] = [...(machine?.sold ?? [])][0] ?? [];
    if (!machine || !id || !sale) throw new Error("nothing sold");
    machine.sold.delete(id);
    expect((await reconcile(holder, journal.machines)).differences).toEqual([`${machine.name}: ${id} was never sold`]);
    machine.sold.set(id, { ...sale, quantity: sale.quantity + 1 });
    machine.ledger.set(sale.position, 10_000);
    expect((await reconcile(holder, journal.machines)).differences).toHaveLength(2);
  },
);

it("a client killed in the middle goes on where it was, with the keys it has", { timeout: 120_000 }, async () => {
  const operator = await anOperator();
  const key = await anOrganizationKey(operator);
  const env = { ...process.env, DATA_DIR: folder };
  const run = (minutes: number) =>
    fork(
      SCRIPT,
      [
        "--machines",
        "8",
        "--speed",
        "40000",
        "--minutes",
        String(minutes),
        "--heartbeat",
        "0.5",
        "--faults",
        "2",
        "--url",
        origin,
        "--key",
        key,
      ],
      {
        env,
        execArgv: [],
        silent: true,
      },
    );
  const file = join(folder, "simulated", `${operator.tenant.slug}.jsonl`);
  const lines = () => {
    try {
      return readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line.includes('"kind":"sale"')).length;
    } catch {
      return 0;
    }
  };

  for (const round of [1, 2]) {
    const killed = run(5);
    await expect.poll(lines, { interval: 20 }).toBeGreaterThan(round * 50);
    killed.kill("SIGKILL");
    await onceEvent(killed, "exit");
  }
  const machines = JSON.stringify(
    (await operator.read((tx) => tx.execute(sql`select count(*)::int as n from machines`)))[0],
  );

  const last = run(0.05);
  const output: string[] = [];
  for (const stream of [last.stdout, last.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = (await onceEvent(last, "exit")) as [number];
  const words = output.join("");
  console.log(words.trim().split("\n").slice(-3).join("\n"));
  expect(words).toContain("The same, to the last unit.");
  expect(code).toBe(0);
  const ledger = await inLedger(operator);
  expect([ledger?.sales, ledger?.units]).toEqual([lines(), ledger?.moved]);
  expect(machines).toBe('{"n":8}');
});
