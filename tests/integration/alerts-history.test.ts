import { readFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { assignAlert } from "#modules/alerts/commands/assign-alert.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { snoozeAlert } from "#modules/alerts/commands/snooze-alert.ts";
import { notifyPeople } from "#modules/alerts/commands/notify-people.ts";
import { alertEvents, alerts } from "#modules/alerts/tables.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator } from "../support/machines.ts";

const { database, superuser } = await anInstallation();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A machine whose only position runs low, as it is at `put(quantity)`. */
async function aLowMachine() {
  const operator = await anOperator({ now: Date.parse("2026-03-04T15:00:00Z") });
  const machine = await aMachine(operator, ["A1"], { lastSeenAt: new Date(operator.now) });
  let counted = operator.now - HOUR;
  const put = async (quantity: number, now = operator.now) => {
    await machine.count((counted += 1000), { A1: quantity }, operator.now);
    await judgeMachine(operator.as("job", { now }), { machineId: machine.id });
  };
  await put(2);
  const [row] = await operator.read((tx) => tx.select().from(alerts));
  const id = row?.id ?? "";
  /** Its history, as the panel of whoever opens it shows. */
  const opened = async () => {
    const found = await operator.browser("technician").api.alerts.one({ id });
    // What happens within a millisecond has no order of its own.
    return found.ok ? found.events.toSorted((one, other) => one.at - other.at || (one.what < other.what ? -1 : 1)) : [];
  };
  return { operator, put, id, opened };
}

describe("an alert is opened", () => {
  it("after it became worse, and better again", async () => {
    const { put, opened } = await aLowMachine();
    await put(0);
    await put(1);
    expect(await opened()).toMatchObject([
      { what: "eased", fromPriority: "high", toPriority: "medium", user: null },
      { what: "escalated", fromPriority: "medium", toPriority: "high", user: null },
      { what: "opened" },
    ]);
  });

  it("after time alone made it worse, and people were reminded of it", async () => {
    const { operator, opened } = await aLowMachine();
    await notifyPeople(operator.as("job"));
    await notifyPeople(operator.as("job", { now: operator.now + 25 * HOUR }));
    const both = ["Admin Prueba", "Technician Prueba"];
    expect(await opened()).toMatchObject([
      { what: "notified", users: both },
      { what: "opened" },
      { what: "escalated", fromPriority: "medium", toPriority: "high" },
      { what: "notified", users: both },
    ]);
  });

  it("after it was put off, came back and was given to somebody", async () => {
    const { operator, id, opened } = await aLowMachine();
    await snoozeAlert(operator.as("admin"), { id, minutes: 60 });
    await notifyPeople(operator.as("job", { now: operator.now + HOUR }));
    await assignAlert(operator.as("admin", { now: operator.now + 2 * HOUR }), {
      id,
      userId: operator.users.technician.userId,
    });
    await assignAlert(operator.as("admin", { now: operator.now + 3 * HOUR }), { id, userId: null });
    expect(await opened()).toMatchObject([
      { what: "opened" },
      { what: "snoozed", by: "Admin Prueba", until: operator.now + HOUR },
      { what: "notified" },
      { what: "woke" },
      { what: "assigned", by: "Admin Prueba", user: "Technician Prueba" },
      { what: "assigned", user: null },
    ]);
  });

  it("though an event of it says what no event should", async () => {
    const { operator, id, opened } = await aLowMachine();
    await operator.write((tx) =>
      tx.insert(alertEvents).values({
        tenantId: operator.tenantId,
        id: newId(),
        alertId: id,
        what: "assigned",
        at: new Date(operator.now),
        actorType: "job",
        data: { userId: "high" } as never,
      }),
    );
    expect(await opened()).toMatchObject([{ what: "assigned", user: null }, { what: "opened" }]);
  });
});

it("histories written in the old words are read in the new ones, and a second run changes nothing", async () => {
  const { operator, id, opened } = await aLowMachine();
  const technician = operator.users.technician.userId;
  const old = [
    ["escalated", { from: "medium", to: "high" }],
    ["assigned", { was: "open", to: technician }],
    ["assigned", { was: "open", to: null }],
    ["told", { users: [technician] }],
  ] as const;
  for (const [index, [what, data]] of old.entries())
    await superuser`insert into alert_events ${superuser({
      tenant_id: operator.tenantId,
      id: newId(),
      alert_id: id,
      what,
      at: new Date(operator.now + index + 1),
      actor_type: "job",
      data: superuser.json(data),
    })}`;
  const migration = readFileSync("drizzle/0016_alert_events_say_one_thing.sql", "utf8");
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  for (let run = 0; run < 2; run++) await owner.begin((sql) => sql.unsafe(migration));
  await owner.end();
  expect(await opened()).toMatchObject([
    { what: "opened" },
    { what: "escalated", fromPriority: "medium", toPriority: "high" },
    { what: "assigned", user: "Technician Prueba" },
    { what: "assigned", user: null },
    { what: "notified", users: ["Technician Prueba"] },
  ]);
  const [forced] = await superuser`select relforcerowsecurity as forced from pg_class where relname = 'alert_events'`;
  expect(forced).toEqual({ forced: true });
  const rows = await operator.read((tx) =>
    tx
      .select({ data: alertEvents.data })
      .from(alertEvents)
      .where(and(eq(alertEvents.alertId, id), eq(alertEvents.what, "notified"))),
  );
  expect(rows).toEqual([{ data: { userIds: [technician] } }]);
});
