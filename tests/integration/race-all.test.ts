// @module-tag slow
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { servingEnv } from "#platform/db/roles.ts";
import { aHall, aRoom } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith } from "../support/living.ts";
import { violationsOf } from "../support/order.ts";
import { aPurse, expectTheLedgerToAddUp } from "../support/purse.ts";
import type { Attempt, Tally } from "../support/racer.ts";

const { database, superuser } = await anInstallation();
const PROCESSES = 3;
const ATTEMPTS = 10_000;
/** Of every ten: the ledger is the quickest to ask, and the most often asked. */
const KINDS = [
  "credits",
  "credits",
  "credits",
  "credits",
  "credits",
  "credits",
  "credits",
  "slots",
  "seats",
  "rooms",
] as const;
const HALF_HOUR = 30 * 60_000;

const racers = Array.from({ length: PROCESSES }, () =>
  fork(fileURLToPath(new URL("../support/racer.ts", import.meta.url)), {
    execArgv: [],
    env: { ...process.env, ...servingEnv(database), ROLE: "web", LOG_LEVEL: "silent" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  }),
);
afterAll(() => {
  for (const racer of racers) racer.kill();
});

async function answer<T>(racer: ChildProcess): Promise<T> {
  const [message] = (await once(racer, "message")) as [T];
  return message;
}

async function race(attempts: readonly Attempt[]): Promise<{ tally: Tally; ms: number }> {
  const ready = racers.map((racer) => answer(racer));
  for (const [index, racer] of racers.entries())
    racer.send({ attempts: attempts.filter((_, turn) => turn % PROCESSES === index) });
  await Promise.all(ready);
  const startedAt = performance.now();
  const done = racers.map((racer) => answer<{ tally: Tally }>(racer));
  for (const racer of racers) racer.send("go");
  const tally: Tally = {};
  for (const each of await Promise.all(done)) {
    for (const [what, counts] of Object.entries(each.tally)) {
      const all = (tally[what] ??= {});
      for (const [outcome, count] of Object.entries(counts)) all[outcome] = (all[outcome] ?? 0) + count;
    }
  }
  return { tally, ms: Math.round(performance.now() - startedAt) };
}

const refusals = (tally: Tally, what: string): string[] =>
  Object.keys(tally[what] ?? {})
    .filter((outcome) => !["won", "won, cancelled: won", "won, moved: won"].includes(outcome))
    .toSorted();

it(
  "10,000 attempts on credits, seats, rooms and slots from 3 processes at once: nothing is had twice",
  { timeout: 300_000 },
  async () => {
    const hall = await aHall({ capacity: 6, rooms: 1, credits: { session: 1, visit: 0, evaluation: 1 } });
    await aRoom(hall, "visit");
    const staff = hall.as("secretary");
    const visitor = hall.as("visitor");
    const gambler = aPurse(hall);
    for (const [index, amount] of [400, 30, 150].entries())
      await gambler.give(amount, index === 0 ? null : `2026-0${String(index + 4)}-30`);
    const clara = await aClientWith(hall, "clara", 25);
    const people = [hall.ana, hall.bruno];
    const place = (day: string, index: number, most: number) =>
      hall.at(`2026-03-${day}T09:00`) + (index % most) * HALF_HOUR;

    const attempts = Array.from({ length: ATTEMPTS }, (_, index): Attempt => {
      const turn = Math.floor(index / KINDS.length);
      const professionalId = people[turn % 2] ?? "";
      switch (KINDS[index % KINDS.length]) {
        // Each booking asks two times over, from different processes.
        case "credits":
          return {
            kind: "credits",
            what: "credits",
            ctx: staff,
            clientId: hall.pedro,
            amount: 1 + ((index % (ATTEMPTS / 2)) % 3),
            appointmentId: `00000000-0000-7000-8000-${String(index % (ATTEMPTS / 2)).padStart(12, "0")}`,
          };
        case "slots": {
          const time = { what: "slots", serviceId: hall.services.session, professionalId, start: place("03", turn, 7) };
          return turn % 3 === 0
            ? { kind: "book", ctx: hall.as("clara"), visitor, ...time }
            : { kind: "create", ctx: staff, clientId: clara, ...time, ...(turn % 20 === 1 ? {} : { then: "cancel" }) };
        }
        case "seats": {
          const time = {
            what: "seats",
            serviceId: hall.services.evaluation,
            professionalId,
            start: place("04", turn, 3),
          };
          if (turn % 4 === 0) return { kind: "book", ctx: hall.as("clara"), visitor, ...time };
          return {
            kind: "create",
            ctx: staff,
            clientId: hall.pedro,
            ...time,
            ...(turn % 4 === 1 ? { then: { move: place("05", turn, 3) } } : turn % 20 === 2 ? {} : { then: "cancel" }),
          };
        }
        default:
          return {
            kind: "create",
            what: "rooms",
            ctx: staff,
            clientId: hall.pedro,
            serviceId: hall.services.visit,
            professionalId,
            start: place("06", turn, 9) - (turn % 2) * 600_000,
            ...(turn % 9 === 0 ? {} : { then: "cancel" }),
          };
      }
    });
    const { tally, ms } = await race(attempts);
    const found = await violationsOf(superuser, hall.tenantId);
    const violations = Object.values(found).reduce((sum, list) => sum + list.length, 0);
    console.info(
      `race: ${String(ATTEMPTS)} attempts from ${String(PROCESSES)} processes in ${String(ms)} ms, ${String(violations)} violations:`,
    );
    for (const [what, counts] of Object.entries(tally)) console.info(`race:   ${what}: ${JSON.stringify(counts)}`);

    expect(found).toEqual({ professionals: [], rooms: [], seats: [], strays: [], emptyClasses: [], unspent: [] });
    await expectTheLedgerToAddUp(superuser);
    expect(
      Object.values(tally)
        .flatMap((counts) => Object.values(counts))
        .reduce((sum, count) => sum + count, 0),
    ).toBe(ATTEMPTS);
    const named = { credits: ["NO_CREDIT"], rooms: ["SLOT_TAKEN"] };
    for (const [what, reasons] of Object.entries(named)) expect(refusals(tally, what)).toEqual(reasons);
    const both = ["NO_CREDIT", "SLOT_TAKEN", "won, moved: SLOT_TAKEN", "OFF_GRID", "OUTSIDE_AVAILABILITY"];
    for (const what of ["slots", "seats"])
      expect(refusals(tally, what).filter((reason) => !both.includes(reason))).toEqual([]);
    for (const what of ["credits", "slots", "seats", "rooms"]) expect(tally[what]?.["won"]).toBeGreaterThan(0);
    expect(Object.values(await gambler.lots()).every((left) => left >= 0)).toBe(true);
  },
);
