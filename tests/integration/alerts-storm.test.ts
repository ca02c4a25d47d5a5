import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { notifyPeople } from "#modules/alerts/commands/notify-people.ts";
import { alerts } from "#modules/alerts/tables.ts";
import { machines } from "#modules/machines/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSite, type Operator, type TestMachine } from "../support/machines.ts";

await anInstallation();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = Date.parse("2026-03-04T15:00:00Z");

/** The same numbers on every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const silence = (operator: Operator, { id }: TestMachine, since: number | null) =>
  operator.write((tx) =>
    tx
      .update(machines)
      .set({ offlineSince: since === null ? null : new Date(since) })
      .where(eq(machines.id, id)),
  );
const judge = (operator: Operator, { id }: TestMachine, now: number) =>
  judgeMachine(operator.as("job", { now }), { machineId: id });
const notify = (operator: Operator, now: number) => notifyPeople(operator.as("job", { now }));

/** The letters to one of those who look after machines: `kind +minutes: subject`. */
async function lettersTo(operator: Operator, who: string): Promise<string[]> {
  const rows = await operator.read((tx) => tx.select().from(letters).orderBy(letters.createdAt));
  return rows.flatMap(({ kind, recipient, createdAt, subject }) =>
    recipient.startsWith(`${who}@`) && kind.startsWith("alert.")
      ? [`${kind} +${(createdAt.getTime() - NOON) / MINUTE}: ${subject}`]
      : [],
  );
}

async function aSiteOf(operator: Operator, count: number, name: string): Promise<TestMachine[]> {
  const siteId = await aSite(operator, name);
  const fleet: TestMachine[] = [];
  for (let index = 0; index < count; index++)
    fleet.push(
      await aMachine(operator, ["A1"], { siteId, name: `${name} ${index + 1}`, lastSeenAt: new Date(operator.now) }),
    );
  return fleet;
}

/** Connections that come and go, and stock that runs out and is put back, one after another for so long. */
async function aFlappingFleet({ minutes, every }: { minutes: number; every: number }) {
  const operator = await anOperator({ now: NOON });
  const fleet = [
    ...(await aSiteOf(operator, 4, "Norte")),
    ...(await aSiteOf(operator, 4, "Sur")),
    ...(await aSiteOf(operator, 2, "Oeste")),
  ];
  const silent = new Set<TestMachine>();
  const roll = dice(7);
  for (let minute = 0; minute < minutes; minute += every) {
    const now = NOON + minute * MINUTE;
    for (let event = 0; event < 3; event++) {
      const machine = fleet[Math.floor(roll() * fleet.length)];
      if (!machine) continue;
      if (roll() < 0.6) {
        const speaks = silent.delete(machine);
        if (!speaks) silent.add(machine);
        await silence(operator, machine, speaks ? null : now);
      } else await machine.count(now + event, { A1: Math.floor(roll() * 5) }, now + event);
      await judge(operator, machine, now);
    }
    await notify(operator, now);
  }
  const opened = await operator.read((tx) => tx.$count(alerts));
  return { operator, opened, all: await lettersTo(operator, "technician") };
}

it("an hour of a flapping fleet gives one person three letters at most", async () => {
  const { opened, all } = await aFlappingFleet({ minutes: 60, every: 1 });
  expect(opened).toBeGreaterThan(20);
  expect(all.length).toBeGreaterThan(0);
  expect(all.length).toBeLessThanOrEqual(3);
}, 120_000);

it("a day of it gives one person 26 letters at most, and a digest", async () => {
  const { opened, all } = await aFlappingFleet({ minutes: 1440, every: 15 });
  expect(opened).toBeGreaterThan(40);
  expect(all.filter((letter) => letter.startsWith("alert.notice")).length).toBeLessThanOrEqual(26);
  expect(all.filter((letter) => letter.startsWith("alert.digest"))).toHaveLength(1);
}, 120_000);

it("a site that goes out is one letter: its machines' own silence waits for it", async () => {
  const operator = await anOperator({ now: NOON });
  const fleet = await aSiteOf(operator, 3, "Norte");
  for (const [minute, machine] of fleet.entries()) {
    await silence(operator, machine, NOON + minute * MINUTE);
    await judge(operator, machine, NOON + minute * MINUTE);
    await notify(operator, NOON + minute * MINUTE);
  }
  expect(await lettersTo(operator, "technician")).toEqual([
    expect.stringContaining("alert.notice +2: Norte: 3 máquinas sin señal"),
  ]);
});

it("one machine's silence is told once its site had the time to go out", async () => {
  const operator = await anOperator({ now: NOON });
  const [machine] = await aSiteOf(operator, 3, "Norte");
  if (!machine) throw new Error("no machine");
  await silence(operator, machine, NOON);
  await judge(operator, machine, NOON);
  for (let minute = 0; minute <= 5; minute++) await notify(operator, NOON + minute * MINUTE);
  expect(await lettersTo(operator, "technician")).toMatchObject([expect.stringContaining("alert.notice +3: Norte 1")]);
});

it("what goes away and comes back is the same trouble: it is told again when a reminder would be", async () => {
  const operator = await anOperator({ now: NOON });
  const [machine] = await aSiteOf(operator, 1, "Norte");
  if (!machine) throw new Error("no machine");
  for (let minute = 0; minute < 6 * 60; minute += 20) {
    const now = NOON + minute * MINUTE;
    await silence(operator, machine, minute % 40 === 0 ? now : null);
    await judge(operator, machine, now);
    await notify(operator, now);
  }
  const rows = await operator.read((tx) => tx.select().from(alerts));
  expect(rows).toHaveLength(9);
  expect((await lettersTo(operator, "technician")).map((letter) => letter.split(":")[0])).toEqual([
    "alert.notice +0",
    "alert.notice +240",
  ]);
});

it("what comes back worse is told at once", async () => {
  const operator = await anOperator({ now: NOON });
  const [machine] = await aSiteOf(operator, 1, "Norte");
  if (!machine) throw new Error("no machine");
  for (const [hours, quantity] of [2, 9, 0].entries()) {
    const now = NOON + hours * HOUR;
    await machine.count(now, { A1: quantity }, now);
    await judge(operator, machine, now);
    await notify(operator, now);
  }
  expect((await lettersTo(operator, "technician")).map((letter) => letter.split(":")[0])).toEqual([
    "alert.notice +0",
    "alert.notice +120",
  ]);
});

it("by default everybody has the day's digest, and what happened by night is in it and nowhere else", async () => {
  const operator = await anOperator({ now: NOON });
  const [machine] = await aSiteOf(operator, 1, "Norte");
  if (!machine) throw new Error("no machine");
  const night = NOON + 14 * HOUR;
  await silence(operator, machine, night);
  await judge(operator, machine, night);
  for (let hour = 14; hour <= 24; hour++) {
    await notify(operator, NOON + hour * HOUR);
    if (hour === 15) {
      const [row] = await operator.read((tx) => tx.select().from(alerts));
      expect(row?.priority).toBe("high");
      await operator.write((tx) => tx.update(alerts).set({ acknowledgedAt: new Date(night) }));
    }
  }
  expect(await lettersTo(operator, "technician")).toEqual(["alert.digest +1140: 1 alerta sin resolver"]);
});
