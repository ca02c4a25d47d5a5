// @module-tag slow
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { servingEnv } from "#platform/db/roles.ts";
import { aClinic } from "../support/clinic.ts";
import type { HoldAttempt } from "../support/credit-racer.ts";
import { anInstallation } from "../support/installation.ts";
import { aPurse, expectTheLedgerToAddUp } from "../support/purse.ts";

const { database, superuser } = await anInstallation();
const PROCESSES = 3;
const ATTEMPTS = 6_000;
const LOTS = [7, 5, 11, 17];
const CREDITS = 40;

const racers = Array.from({ length: PROCESSES }, () =>
  fork(fileURLToPath(new URL("../support/credit-racer.ts", import.meta.url)), {
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

async function race(attempts: readonly HoldAttempt[]): Promise<string[]> {
  const ready = racers.map((racer) => answer(racer));
  for (const [index, racer] of racers.entries())
    racer.send({ attempts: attempts.filter((_, turn) => turn % PROCESSES === index) });
  await Promise.all(ready);
  const done = racers.map((racer) => answer<{ outcomes: string[] }>(racer));
  for (const racer of racers) racer.send("go");
  return (await Promise.all(done)).flatMap(({ outcomes }) => outcomes);
}

it(
  "3 processes race for few credits: not one too many, none below zero, and whoever asks twice pays once",
  { timeout: 180_000 },
  async () => {
    const clinic = await aClinic();
    const purse = aPurse(clinic);
    for (const [index, amount] of LOTS.entries())
      await purse.give(amount, index === 2 ? null : `2026-0${String(index + 4)}-30`);
    // Of each booking, 1 to 3 credits, asked for three times, from different processes.
    const attempts = Array.from({ length: ATTEMPTS / 3 }, (_, index): HoldAttempt => ({
      ctx: clinic.as("secretary"),
      clientId: purse.clientId,
      appointmentId: newId(),
      amount: 1 + (index % 3),
    })).flatMap((attempt) => [attempt, attempt, attempt]);
    const startedAt = performance.now();
    const outcomes = await race(attempts);
    const counts: Record<string, number> = {};
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    const lines = (await purse.lines()).filter(({ kind }) => kind === "hold");
    const taken = -lines.reduce((sum, { amount }) => sum + amount, 0);
    const bookings = new Map<string, number>();
    for (const { cause, amount } of lines) bookings.set(cause, (bookings.get(cause) ?? 0) - amount);
    console.info(
      `race: ${String(outcomes.length)} attempts on ${String(CREDITS)} credits from ${String(PROCESSES)} processes in ${String(Math.round(performance.now() - startedAt))} ms: ` +
        `${JSON.stringify(counts)}; ${String(taken)} credits taken by ${String(bookings.size)} bookings in ${String(lines.length)} lines; 0 violations expected`,
    );

    expect(Object.keys(counts).toSorted()).toEqual(["NO_CREDIT", "held"]);
    expect(taken).toBe(CREDITS);
    const wanted = new Map(attempts.map(({ appointmentId, amount }) => [`appointment:${appointmentId}`, amount]));
    for (const [cause, amount] of bookings) expect(amount).toBe(wanted.get(cause));
    expect(Object.values(await purse.lots())).toEqual([0, 0, 0, 0]);
    expect(counts["held"]).toBeGreaterThanOrEqual(bookings.size);
    expect(counts["held"]).toBeLessThanOrEqual(bookings.size * 3);
    await expectTheLedgerToAddUp(superuser);
  },
);
