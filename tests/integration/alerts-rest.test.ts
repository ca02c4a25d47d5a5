import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { acknowledgeAlerts } from "#modules/alerts/commands/acknowledge-alert.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { readAlerts, readAllAlerts } from "#modules/alerts/commands/read-alerts.ts";
import { reopenAlert, resolveAlert } from "#modules/alerts/commands/resolve-alert.ts";
import { listAlerts } from "#modules/alerts/queries/list-alerts.ts";
import { readAlert } from "#modules/alerts/queries/read-alert.ts";
import { unreadAlerts } from "#modules/alerts/queries/unread-alerts.ts";
import { alertEvents, alertReads, alerts } from "#modules/alerts/tables.ts";
import { auditLog } from "#modules/audit/tables.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator } from "../support/machines.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

await anInstallation();
type Told = {
  id: string;
  type: string;
  priority: string;
  state: string;
  position?: string;
  message: string;
  resolved_at: string | null;
};

async function alerted(positions = ["A1", "A2", "A3"]) {
  const operator = await anOperator();
  const machine = await aMachine(operator, positions, { name: "Hall", lastSeenAt: new Date() });
  await machine.count(
    operator.now - 3_600_000,
    Object.fromEntries(positions.map((position, index) => [position, index % 3])),
  );
  await judgeMachine(operator.as("job"), { machineId: machine.id });
  const rows = await operator.read((tx) => tx.select().from(alerts).orderBy(alerts.id));
  return { operator, machine, ids: rows.map(({ id }) => id) };
}

describe("the API", () => {
  it("lists by state, priority and type, page by page, in the reader's language", async () => {
    const { operator, machine } = await alerted();
    const api = rest(operator, await anOrganizationKey(operator));
    const all = await api.get("/alerts");
    expect(all.status).toBe(200);
    expect(all.data).toHaveLength(3);
    const high = (
      await api.get("/alerts?priority=high&state=open&type=low_stock", { headers: { "accept-language": "en" } })
    ).data as Told[];
    expect(high).toEqual([
      {
        id: expect.any(String),
        type: "low_stock",
        priority: "high",
        state: "open",
        machine_id: machine.id,
        position: "A1",
        message: "Hall: Perfume has run out in A1",
        opened_at: new Date(operator.now).toISOString(),
        resolved_at: null,
      },
    ]);
    expect((await api.get("/alerts?state=resolved")).data).toEqual([]);
    expect((await api.get("/alerts?type=site_outage")).data).toEqual([]);
    expect((await api.get("/alerts?state=nonsense")).status).toBe(422);
    const seen: string[] = [];
    for (let cursor = "", pages = 0; pages < 5; pages++) {
      const page = await api.get(`/alerts?limit=2${cursor}`);
      seen.push(...(page.data as Told[]).map(({ id }) => id));
      const next = (page.body["meta"] as { next_cursor?: string }).next_cursor;
      if (!next) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen).toEqual((all.data as Told[]).map(({ id }) => id));
  });

  it("acknowledges and resolves; the same again is the same answer; what is over cannot be acknowledged", async () => {
    const { operator, ids } = await alerted(["A1"]);
    const api = rest(operator, await anOrganizationKey(operator));
    const [id] = ids;
    for (const _ of [1, 2]) {
      const answer = await api.put(`/alerts/${id}/acknowledge`);
      expect([answer.status, answer.data]).toMatchObject([200, { id, state: "acknowledged" }]);
    }
    for (const _ of [1, 2]) {
      const answer = await api.put(`/alerts/${id}/resolve`);
      expect([answer.status, answer.data]).toMatchObject([
        200,
        { id, state: "resolved", resolved_at: expect.any(String) },
      ]);
    }
    const late = await api.put(`/alerts/${id}/acknowledge`);
    expect([late.status, late.error.code]).toEqual([409, "INVALID_TRANSITION"]);
    const lines = await operator.read((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(eq(auditLog.subjectId, id ?? "")),
    );
    expect(lines.map(({ action, actorType }) => `${action} ${actorType}`)).toEqual([
      "alert.acknowledge organizationKey",
      "alert.resolve organizationKey",
    ]);
  });

  it("another institution's alert is as unknown as nobody's, and a key without the scope may not", async () => {
    const { ids } = await alerted(["A1"]);
    const other = await alerted(["A1"]);
    const api = rest(other.operator, await anOrganizationKey(other.operator));
    for (const step of ["acknowledge", "resolve"]) {
      const foreign = await api.put(`/alerts/${ids[0]}/${step}`);
      const unknown = await api.put(`/alerts/${newId()}/${step}`);
      expect([foreign.status, foreign.error.code]).toEqual([404, "NOT_FOUND"]);
      expect([unknown.status, unknown.error.code]).toEqual([404, "NOT_FOUND"]);
    }
    const reader = rest(other.operator, await anOrganizationKey(other.operator, ["alerts:read"]));
    expect((await reader.put(`/alerts/${other.ids[0]}/resolve`)).status).toBe(403);
    expect(
      (await rest(other.operator, await anOrganizationKey(other.operator, ["sales:read"])).get("/alerts")).status,
    ).toBe(403);
    expect((await rest(other.operator, other.machine.key).get("/alerts")).status).toBe(403);
  });
});

describe("what people do", () => {
  it("several at once: those that wait; foreign ids among them change nothing anywhere", async () => {
    const mine = await alerted();
    const theirs = await alerted();
    await resolveAlert(mine.operator.as("admin"), { id: mine.ids[0] ?? "" });
    expect(
      await acknowledgeAlerts(mine.operator.as("technician"), { ids: [...mine.ids, ...theirs.ids] }),
    ).toMatchObject({
      ok: true,
      ids: mine.ids.slice(1),
    });
    expect(await acknowledgeAlerts(mine.operator.as("technician"), { ids: theirs.ids })).toMatchObject({
      reason: "NOT_FOUND",
    });
    const rows = await theirs.operator.read((tx) => tx.select().from(alerts));
    expect(rows.map(({ state }) => state)).toEqual(["open", "open", "open"]);
  });

  it("is taken back, unless it came up again as another", async () => {
    const { operator, machine, ids } = await alerted(["A1"]);
    const id = ids[0] ?? "";
    await resolveAlert(operator.as("admin"), { id });
    expect(await reopenAlert(operator.as("admin"), { id })).toMatchObject({ ok: true, state: "open" });
    await resolveAlert(operator.as("admin"), { id });
    await judgeMachine(operator.as("job", { now: operator.now + 2 * 3_600_000 }), { machineId: machine.id });
    expect(await reopenAlert(operator.as("admin"), { id })).toMatchObject({ ok: false, reason: "INVALID_TRANSITION" });
    const detail = await operator.read((tx) => readAlert(tx, operator.as("director"), { id }));
    expect(detail.ok && detail.events.map(({ what, by }) => `${what} ${by ?? "-"}`)).toEqual([
      "opened -",
      "resolved Admin Prueba",
      "reopened Admin Prueba",
      "resolved Admin Prueba",
    ]);
  });

  it("read is each one's own; the bell counts what is not", async () => {
    const { operator, ids } = await alerted();
    const other = await alerted();
    const [admin, technician] = [operator.as("admin"), operator.as("technician")];
    const unread = (ctx: typeof admin) => operator.read((tx) => unreadAlerts(tx, ctx));
    expect(await unread(admin)).toEqual({ count: 3, critical: 0 });
    await readAlerts(admin, { ids: [...ids.slice(0, 2), ...other.ids, newId()], read: true });
    await readAlerts(admin, { ids: ids.slice(0, 1), read: true });
    expect([(await unread(admin)).count, (await unread(technician)).count]).toEqual([1, 3]);
    const list = await operator.read((tx) => listAlerts(tx, admin, { state: "active" }));
    expect(list.alerts.filter((alert) => alert.unread).map(({ id }) => id)).toEqual(ids.slice(2));
    await readAlerts(admin, { ids: ids.slice(0, 1), read: false });
    expect((await unread(admin)).count).toBe(2);
    await readAllAlerts(admin);
    expect((await unread(admin)).count).toBe(0);
    expect(await other.operator.read((tx) => tx.select().from(alertReads))).toEqual([]);
  });

  it("a director sees and does not touch", async () => {
    const { operator, ids } = await alerted(["A1"]);
    await expect(resolveAlert(operator.as("director"), { id: ids[0] ?? "" })).rejects.toThrow();
    await expect(
      operator.read((tx) => listAlerts(tx, operator.as("secretary"), { state: "active" })),
    ).rejects.toThrow();
    const list = (which: object) =>
      operator.read((tx) => listAlerts(tx, operator.as("director"), { state: "active", ...which }));
    expect((await list({ siteId: operator.siteId })).alerts).toHaveLength(1);
    expect((await list({ siteId: newId() })).alerts).toHaveLength(0);
    expect((await list({ mine: true })).alerts).toHaveLength(0);
    expect(await operator.read((tx) => tx.select().from(alertEvents))).toHaveLength(1);
  });
});
