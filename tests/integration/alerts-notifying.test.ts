import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { assignAlert } from "#modules/alerts/commands/assign-alert.ts";
import { acknowledgeAlert, acknowledgeAlerts } from "#modules/alerts/commands/acknowledge-alert.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { savePreference } from "#modules/alerts/commands/save-preference.ts";
import { snoozeAlert } from "#modules/alerts/commands/snooze-alert.ts";
import { notifyPeople } from "#modules/alerts/commands/notify-people.ts";
import { myPreferences } from "#modules/alerts/queries/my-preferences.ts";
import type { SavePreference } from "#modules/alerts/schemas.ts";
import { alertEvents, alerts } from "#modules/alerts/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { chooseLetters } from "#modules/notifications/commands/choose-letters.ts";
import { letters } from "#modules/notifications/tables.ts";
import { machines } from "#modules/machines/tables.ts";
import { signToken } from "#platform/tokens.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, type Operator } from "../support/machines.ts";

await anInstallation();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BA = "America/Argentina/Buenos_Aires";
const at = (local: string, zone = BA) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const NOON = at("2026-03-04T12:00");

/** An operator with a machine whose positions hold these; judged at `now`. */
async function alerted(stock: Record<string, number>, { now = NOON, timeZone = BA } = {}) {
  const operator = await anOperator({ now, timeZone });
  const machine = await aMachine(operator, Object.keys(stock), { name: "Hall norte", lastSeenAt: new Date(now) });
  await machine.count(now - HOUR, stock, now - HOUR);
  await judgeMachine(operator.as("job", { now }), { machineId: machine.id });
  const rows = await rowsOf(operator);
  return { operator, machine, id: rows[0]?.id ?? "" };
}

const rowsOf = (operator: Operator) => operator.read((tx) => tx.select().from(alerts).orderBy(alerts.id));
const tell = (operator: Operator, now: number) => notifyPeople(operator.as("job", { now }));
const lettersOf = (operator: Operator, kind = "alert.notice") =>
  operator.read((tx) =>
    tx.select().from(letters).where(eq(letters.kind, kind)).orderBy(letters.createdAt, letters.recipient),
  );
/** Who was written to, at which hour after `since`. */
const sent = async (operator: Operator, since: number, kind?: string) =>
  (await lettersOf(operator, kind)).map(
    ({ recipient, createdAt }) => `${recipient.split("@")[0]} +${(createdAt.getTime() - since) / HOUR}`,
  );
const prefer = (
  operator: Operator,
  who: "admin" | "technician",
  changes: Partial<SavePreference>,
  now = operator.now,
) =>
  savePreference(operator.as(who, { now }), {
    channel: "email",
    enabled: true,
    minPriority: "low",
    mutedTypes: [],
    quietFrom: null,
    quietUntil: null,
    digestAt: null,
    onlyDigest: false,
    ...changes,
  });

describe("who is told", () => {
  it("technicians and admins, once, in their language, with a link", async () => {
    const { operator, id } = await alerted({ A1: 0 });
    await operator.write((tx) =>
      tx.update(users).set({ locale: "en" }).where(eq(users.id, operator.users.technician.userId)),
    );
    await tell(operator, NOON);
    await tell(operator, NOON);
    await tell(operator, NOON + MINUTE);
    const [admin, technician, ...others] = await lettersOf(operator);
    expect(others).toEqual([]);
    expect(admin).toMatchObject({
      recipient: "admin@correo.example",
      topic: "alerts",
      locale: "es-AR",
      subject: "Hall norte: no queda Perfume en A1",
    });
    expect(admin?.text).toContain(`/panel/alertas?alert=${id}`);
    expect(technician).toMatchObject({ locale: "en", subject: "Hall norte: Perfume has run out in A1" });
    expect(technician?.text).toContain(`/en/staff/alerts?alert=${id}`);
    expect(technician?.html).toContain("%UNSUBSCRIBE%");
    const told = await operator.read((tx) =>
      tx
        .select()
        .from(alertEvents)
        .where(and(eq(alertEvents.alertId, id), eq(alertEvents.what, "notified"))),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.data).toMatchObject({ userIds: { length: 2 } });
  });

  it("ten positions that run out together are one letter", async () => {
    const { operator } = await alerted(
      Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`B${index}`, index % 2])),
    );
    await tell(operator, NOON);
    const all = await lettersOf(operator);
    expect(all).toHaveLength(2);
    expect(all[0]?.subject).toBe("10 alertas para atender");
    expect(all[0]?.text.match(/Hall norte/g)).toHaveLength(10);
  });

  it("by their own minimum, types and channel, and not once they opted out by the letter's link", async () => {
    const { operator } = await alerted({ A1: 2 });
    await prefer(operator, "admin", { minPriority: "high" });
    await prefer(operator, "technician", { mutedTypes: ["low_stock"] });
    await tell(operator, NOON);
    expect(await sent(operator, NOON)).toEqual([]);
    const other = await alerted({ A1: 2 });
    await prefer(other.operator, "admin", { enabled: false });
    await tell(other.operator, NOON);
    const [letter] = await lettersOf(other.operator);
    expect(letter?.recipient).toBe("technician@correo.example");
    const token = signToken(other.operator.tenantId, "opt-out", letter?.id ?? "");
    expect(await chooseLetters(other.operator.as("visitor"), { token, out: true })).toMatchObject({
      ok: true,
      topic: "alerts",
    });
    await tell(other.operator, NOON + 24 * HOUR);
    expect(await sent(other.operator, NOON)).toHaveLength(1);
    const of = (who: "technician") => other.operator.read((tx) => myPreferences(tx, other.operator.as(who)));
    expect((await of("technician")).email.enabled).toBe(false);
    await prefer(other.operator, "technician", { enabled: true });
    expect((await of("technician")).email.enabled).toBe(true);
  });

  it("whoever it was given to is told so, and from then on alone reminded", async () => {
    const { operator, id } = await alerted({ A1: 0 });
    await tell(operator, NOON);
    expect(await assignAlert(operator.as("admin"), { id, userId: operator.users.clara.userId })).toMatchObject({
      reason: "NOT_FOUND",
    });
    await assignAlert(operator.as("admin", { now: NOON + HOUR }), { id, userId: operator.users.technician.userId });
    await tell(operator, NOON + HOUR);
    await tell(operator, NOON + 5 * HOUR);
    expect(await sent(operator, NOON)).toEqual(["admin +0", "technician +0", "technician +1", "technician +5"]);
    expect((await lettersOf(operator))[2]?.subject).toBe("Para vos: Hall norte: no queda Perfume en A1");
  });
});

describe("again", () => {
  it("high after four hours, then critical and after an hour, two and so on, until somebody answers for it", async () => {
    const { operator, id } = await alerted({ A1: 0 });
    await prefer(operator, "technician", { enabled: false });
    for (let minute = 0; minute <= 8 * 60; minute += 10) await tell(operator, NOON + minute * MINUTE);
    expect(await sent(operator, NOON)).toEqual(["admin +0", "admin +4", "admin +5", "admin +7"]);
    expect((await rowsOf(operator))[0]).toMatchObject({ priority: "critical", timesNotified: 4 });
    await acknowledgeAlert(operator.as("technician", { now: NOON + 8 * HOUR }), { id });
    for (let hour = 8; hour < 30; hour++) await tell(operator, NOON + hour * HOUR);
    expect(await sent(operator, NOON)).toHaveLength(4);
  });

  it("a stop of two days is made up for once", async () => {
    const { operator } = await alerted({ A1: 0 });
    await prefer(operator, "technician", { enabled: false });
    await tell(operator, NOON);
    await Promise.all([tell(operator, NOON + 48 * HOUR), tell(operator, NOON + 48 * HOUR)]);
    await tell(operator, NOON + 48 * HOUR + 10 * MINUTE);
    expect(await sent(operator, NOON)).toEqual(["admin +0", "admin +48"]);
    expect((await rowsOf(operator))[0]).toMatchObject({ priority: "critical", timesNotified: 2 });
  });

  it("what was put off comes back at its time, and is told", async () => {
    const { operator, id } = await alerted({ A1: 2 });
    await prefer(operator, "technician", { enabled: false });
    await snoozeAlert(operator.as("admin"), { id, minutes: 120 });
    await tell(operator, NOON + 119 * MINUTE);
    expect((await rowsOf(operator))[0]?.state).toBe("snoozed");
    await Promise.all([tell(operator, NOON + 2 * HOUR), tell(operator, NOON + 2 * HOUR)]);
    expect((await rowsOf(operator))[0]).toMatchObject({ state: "open", snoozedUntil: null });
    expect(await sent(operator, NOON)).toEqual(["admin +2"]);
  });

  it("nobody is reminded of the stock of a machine that is silent", async () => {
    const { operator, machine } = await alerted({ A1: 0 });
    await operator.write((tx) =>
      tx
        .update(machines)
        .set({ offlineSince: new Date(NOON) })
        .where(eq(machines.id, machine.id)),
    );
    await tell(operator, NOON + 9 * HOUR);
    expect(await sent(operator, NOON)).toEqual([]);
    expect((await rowsOf(operator))[0]).toMatchObject({ priority: "high", timesNotified: 0 });
  });
});

describe("quiet hours and digests", () => {
  const NY = "America/New_York";
  it.each([
    ["an ordinary night", "2026-05-05T23:00", 8],
    ["the night in which the clocks go forward", "2026-03-07T23:00", 7],
    ["the night in which they go back", "2026-10-31T23:00", 9],
  ])("%s: what happened leaves together at seven on the wall", async (_, local, hours) => {
    const start = at(local, NY);
    const { operator } = await alerted({ A1: 2, A2: 2 }, { now: start, timeZone: NY });
    await prefer(operator, "technician", { enabled: false });
    await prefer(operator, "admin", { minPriority: "medium", quietFrom: "22:00", quietUntil: "07:00" });
    for (let minute = 0; minute <= 11 * 60; minute += 15) await tell(operator, start + minute * MINUTE);
    expect(await sent(operator, start)).toEqual([`admin +${hours}`]);
    expect((await lettersOf(operator))[0]?.subject).toBe("2 alertas para atender");
  });

  it("what becomes critical in the night is told in the night; what was answered for by morning is not told at all", async () => {
    const start = at("2026-05-05T22:30");
    const { operator } = await alerted({ A1: 0 }, { now: start });
    await prefer(operator, "technician", { enabled: false });
    for (let hour = 0; hour <= 4; hour++) await tell(operator, start + hour * HOUR);
    expect(await sent(operator, start)).toEqual(["admin +4"]);
    const calm = await alerted({ A1: 2 }, { now: start });
    await tell(calm.operator, start);
    await acknowledgeAlerts(calm.operator.as("technician"), { ids: [calm.id] });
    await tell(calm.operator, start + 10 * HOUR);
    expect(await sent(calm.operator, start)).toEqual([]);
  });

  it("a digest alone, once a day at its hour, also after a stop; what is critical besides", async () => {
    const { operator } = await alerted({ A1: 2 });
    await prefer(operator, "technician", { enabled: false });
    await prefer(operator, "admin", { digestAt: "09:00", onlyDigest: true });
    for (let hour = 0; hour <= 25; hour++) await tell(operator, NOON + hour * HOUR);
    expect(await sent(operator, NOON)).toEqual([]);
    expect(await sent(operator, NOON, "alert.digest")).toEqual(["admin +21"]);
    await tell(operator, NOON + 72 * HOUR);
    expect(await sent(operator, NOON, "alert.digest")).toEqual(["admin +21", "admin +72"]);
    expect((await lettersOf(operator, "alert.digest"))[0]?.subject).toBe("1 alerta sin resolver");
  });
});
