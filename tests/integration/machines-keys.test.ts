import { describe, expect, it } from "vitest";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator } from "../support/machines.ts";
import { rest } from "../support/rest.ts";

await anInstallation();

const HOUR = 3_600_000;
const beat = (more: object = {}) => ({ sent_at: new Date().toISOString(), ...more });

describe("a machine's keys", () => {
  it("are made with it, and shown this once", async () => {
    const operator = await anOperator();
    const { api } = operator.browser("admin");
    const facts = {
      name: "Hall",
      location: "Planta baja",
      timeZone: "UTC",
      siteId: operator.siteId,
      ignoresDexChecksum: false,
    };
    const none = { model: null, serial: null, photoId: null, latitude: null, longitude: null };
    const made = await api.machines.create({ ...facts, ...none });
    if (!made.ok) throw new Error(made.reason);
    expect(made.key).toMatch(/^zgm_/);
    expect((await rest(operator, made.key).post("/machine/heartbeat", beat())).status).toBe(200);
    const keys = await api.machines.keys({ machineId: made.id });
    expect(keys).toMatchObject([{ life: "live", lastUsedFrom: "198.51.100.7" }]);
    expect(JSON.stringify(keys)).not.toContain(made.key.slice(20));
  });

  it("overlap by the button: the old one ends at the new one's first use", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const { api } = operator.browser("admin");
    expect((await rest(operator, machine.key).post("/machine/heartbeat", beat())).status).toBe(200);
    const rotated = await api.machines.rotateKey({ machineId: machine.id, overlapHours: 24 });
    if (!rotated.ok) throw new Error(rotated.reason);
    expect(rotated.oldKeyExpiresAt).toBe(operator.now + 24 * HOUR);
    expect((await rest(operator, machine.key).post("/machine/heartbeat", beat())).status).toBe(200);
    expect((await rest(operator, rotated.key).post("/machine/heartbeat", beat())).status).toBe(200);
    expect((await rest(operator, machine.key).post("/machine/heartbeat", beat())).status).toBe(401);
  });

  it("overlap until the deadline, if nobody uses the new one", async () => {
    const operator = await anOperator({ now: Date.now() - 2 * HOUR });
    const machine = await aMachine(operator);
    const rotated = await operator.browser("admin").api.machines.rotateKey({ machineId: machine.id, overlapHours: 1 });
    expect(rotated.ok).toBe(true);
    expect((await rest(operator, machine.key).post("/machine/heartbeat", beat())).status).toBe(401);
  });

  it("are rotated by the machine itself, which may ask again if the answer is lost", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const lost = await rest(operator, machine.key).post("/machine/key/rotate");
    const kept = await rest(operator, machine.key).post("/machine/key/rotate");
    const keyOf = ({ data }: { data: unknown }) => (data as { key: string }).key;
    expect([lost.status, kept.status]).toEqual([200, 200]);
    expect((await rest(operator, keyOf(lost)).get("/machine/config")).status).toBe(401);
    expect((await rest(operator, keyOf(kept)).get("/machine/config")).status).toBe(200);
    expect((await rest(operator, machine.key).get("/machine/config")).status).toBe(401);
  });

  it("are revoked at once, and given anew", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const { api } = operator.browser("admin");
    const [key] = await api.machines.keys({ machineId: machine.id });
    expect(await api.machines.revokeKey({ machineId: machine.id, keyId: key?.id ?? "" })).toEqual({ ok: true });
    expect((await rest(operator, machine.key).get("/machine/config")).status).toBe(401);
    const given = await api.machines.rotateKey({ machineId: machine.id, overlapHours: 24 });
    if (!given.ok) throw new Error(given.reason);
    expect(given.oldKeyExpiresAt).toBeNull();
    expect((await rest(operator, given.key).get("/machine/config")).status).toBe(200);
  });

  it("are revoked through their own machine alone", async () => {
    const operator = await anOperator();
    const [one, other] = [await aMachine(operator), await aMachine(operator)];
    const { api } = operator.browser("admin");
    const [key] = await api.machines.keys({ machineId: one.id });
    expect(await api.machines.revokeKey({ machineId: other.id, keyId: key?.id ?? "" })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect((await rest(operator, one.key).get("/machine/config")).status).toBe(200);
  });
});

describe("a key delivered by heartbeat", () => {
  async function asked() {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    await operator.browser("admin").api.machines.deliverKey({ machineId: machine.id, wanted: true });
    const hear = async (key: string) => {
      const { status, data } = await rest(operator, key).post("/machine/heartbeat", beat());
      return { status, key: (data as { new_key?: string } | undefined)?.new_key };
    };
    return { operator, machine, hear };
  }

  it("is another in every answer until one of them is used: a lost answer costs nothing", async () => {
    const { operator, machine, hear } = await asked();
    const lost = await hear(machine.key);
    const received = await hear(machine.key);
    expect(lost.key).toBeDefined();
    expect(received.key).not.toBe(lost.key);
    const after = await hear(received.key ?? "");
    expect(after).toEqual({ status: 200, key: undefined });
    // The rotation is over: the old key, and the one that was never received, are good for nothing.
    expect((await hear(machine.key)).status).toBe(401);
    expect((await hear(lost.key ?? "")).status).toBe(401);
    expect(await hear(received.key ?? "")).toEqual({ status: 200, key: undefined });
    const view = await operator.browser("admin").api.machines.get({ machineId: machine.id });
    expect(view).toMatchObject({ machine: { keyRotationAskedAt: null } });
  });

  it("may be any of the last few: answers overtake each other", async () => {
    const { machine, hear } = await asked();
    const first = await hear(machine.key);
    const second = await hear(machine.key);
    expect(await hear(first.key ?? "")).toEqual({ status: 200, key: undefined });
    expect((await hear(second.key ?? "")).status).toBe(401);
  });

  it("does not pile up behind a machine that never takes it", async () => {
    const { operator, machine, hear } = await asked();
    for (let i = 0; i < 6; i++) await hear(machine.key);
    const keys = await operator.browser("admin").api.machines.keys({ machineId: machine.id });
    expect(keys.filter(({ life }) => life === "live")).toHaveLength(4);
  });

  it("is not delivered once that is taken back", async () => {
    const { operator, machine, hear } = await asked();
    await operator.browser("admin").api.machines.deliverKey({ machineId: machine.id, wanted: false });
    expect(await hear(machine.key)).toEqual({ status: 200, key: undefined });
  });
});
