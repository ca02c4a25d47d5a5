import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { env } from "#env.ts";
import { revokeKey } from "#modules/keys/commands/revoke-key.ts";
import { rotateKey } from "#modules/keys/commands/rotate-key.ts";
import { forgetOldRequests } from "#modules/keys/commands/forget-old-requests.ts";
import { RATES } from "#modules/keys/domain/rate-limits.ts";
import { listKeys } from "#modules/keys/queries/list-keys.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import { flushRequests } from "#server/rest/request-log.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, aSale, anOperator } from "../support/machines.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";
import type { Told } from "../support/rest-worker.ts";

const { superuser } = await anInstallation();

const HOUR = 3_600_000;
const idOf = async (clinic: Clinic) =>
  (await superuser`select id from api_keys where tenant_id = ${clinic.tenantId} order by id desc`)[0]?.["id"] as string;
const statusWith = async (clinic: Clinic, key: string) => (await rest(clinic, key).get("/organization")).status;

describe("a key's life", () => {
  it("ends at once when it is revoked", async () => {
    const clinic = await aClinic();
    const key = await anOrganizationKey(clinic);
    expect(await statusWith(clinic, key)).toBe(200);
    await clinic.write(async (tx) => revokeKey(tx, clinic.as("admin"), await idOf(clinic)));
    expect(await statusWith(clinic, key)).toBe(401);
  });

  it("overlaps with its successor's until that one is first used", async () => {
    const clinic = await aClinic();
    const old = await anOrganizationKey(clinic);
    const deadline = new Date(Date.now() + HOUR);
    const ctx = clinic.as("admin", { now: Date.now() });
    const rotated = await clinic.write(async (tx) => rotateKey(tx, ctx, await idOf(clinic), { deadline }));
    if (!rotated.ok) throw new Error(rotated.reason);
    expect(rotated.oldKeyExpiresAt).toEqual(deadline);
    expect(await statusWith(clinic, old)).toBe(200);
    // Whoever knows the short half of the new key, and not its secret, ends nothing.
    expect(await statusWith(clinic, rotated.key.slice(0, 20) + old.slice(20))).toBe(401);
    expect(await statusWith(clinic, old)).toBe(200);
    expect(await statusWith(clinic, rotated.key)).toBe(200);
    expect(await statusWith(clinic, old)).toBe(401);
    expect(await statusWith(clinic, rotated.key)).toBe(200);
  });

  it("overlaps with its successor's until the deadline, if that one is never used", async () => {
    const clinic = await aClinic();
    const old = await anOrganizationKey(clinic);
    const deadline = new Date(Date.now() + HOUR);
    const ctx = clinic.as("admin", { now: Date.now() });
    await clinic.write(async (tx) => rotateKey(tx, ctx, await idOf(clinic), { deadline }));
    expect(await statusWith(clinic, old)).toBe(200);
    onTestFinished(() => void vi.useRealTimers());
    vi.setSystemTime(deadline.getTime() - 1);
    expect(await statusWith(clinic, old)).toBe(200);
    vi.setSystemTime(deadline);
    expect(await statusWith(clinic, old)).toBe(401);
  });

  it("rotated twice, has one successor", async () => {
    const clinic = await aClinic();
    await anOrganizationKey(clinic);
    const first = await idOf(clinic);
    const deadline = new Date(Date.now() + HOUR);
    const rotate = () =>
      clinic.write((tx) => rotateKey(tx, clinic.as("admin", { now: Date.now() }), first, { deadline }));
    const [one, two] = [await rotate(), await rotate()];
    if (!one.ok || !two.ok) throw new Error("not rotated");
    expect(await statusWith(clinic, one.key)).toBe(401);
    expect(await statusWith(clinic, two.key)).toBe(200);
    expect(await rotate()).toMatchObject({ ok: false, reason: "KEY_ENDED" });
  });

  it("is seen: when and from where it was last used, and what it asked", async () => {
    const clinic = await aClinic();
    const key = await anOrganizationKey(clinic);
    const api = rest(clinic, key);
    await api.get("/organization");
    await api.post("/clients", { first_name: "" });
    await flushRequests();
    const [listed] = await clinic.read((tx) => listKeys(tx, clinic.as("admin"), { kind: "organization" }));
    expect(listed).toMatchObject({ lastUsedFrom: "198.51.100.7", life: "live" });
    expect(Date.now() - (listed?.lastUsedAt ?? 0)).toBeLessThan(HOUR);
    const lines =
      await superuser`select method, path, status, error_code, body from request_log where tenant_id = ${clinic.tenantId} order by id`;
    expect(
      lines.map((line) => [line["method"], line["path"], line["status"], line["error_code"], line["body"]]),
    ).toEqual([
      ["GET", "/api/v1/organization", 200, null, null],
      ["POST", "/api/v1/clients", 422, "VALIDATION_ERROR", '{"first_name":""}'],
    ]);
    expect(JSON.stringify(lines)).not.toContain(key.slice(17));
    await forgetOldRequests(clinic.as("job", { now: Date.now() + 15 * 24 * HOUR }));
    expect((await superuser`select 1 from request_log where tenant_id = ${clinic.tenantId}`).length).toBe(0);
  });
});

describe("what a key opens", () => {
  it("is as large as its scopes", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic, ["organization:read"]));
    expect((await api.get("/organization")).status).toBe(200);
    expect((await api.get("/clients")).error.code).toBe("FORBIDDEN");
  });

  it("is nothing of a module that is off, and nothing of an institution that is suspended", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    expect((await api.get("/machines")).error.code).toBe("FORBIDDEN");
    await clinic.write((tx) => tx.update(organizations).set({ modules: ["machines"] }));
    expect((await api.get("/clients")).error.code).toBe("FORBIDDEN");
    await superuser`update tenants set status = 'suspended' where id = ${clinic.tenantId}`;
    expect((await api.get("/organization")).error.code).toBe("FORBIDDEN");
  });

  it("at its own host, the platform's, and api.; by either header; in the asker's language", async () => {
    const clinic = await aClinic();
    const key = await anOrganizationKey(clinic);
    const base = new URL(env().PUBLIC_ORIGIN).host;
    for (const host of [base, `api.${base}`, `${clinic.tenant.slug}.${base}`])
      expect((await rest(clinic, key).get("/organization", { host })).status).toBe(200);
    expect((await rest(clinic, key).get("/organization", { host: `nobody.${base}` })).status).toBe(401);
    expect((await rest(clinic, null).get("/organization", { headers: { "x-api-key": key } })).status).toBe(200);
    const said = async (language: string) =>
      (await rest(clinic, key).get("/clients?limit=0", { headers: { "accept-language": language } })).error;
    expect((await said("en"))["message"]).toBe("Some fields are not valid. `limit` must be 1 or more, and is 0.");
    expect(await said("es")).toMatchObject({
      message: "Hay campos que no son válidos. `limit` tiene que ser 1 o más, y es 0.",
      details: { field_errors: { limit: ["`limit` tiene que ser 1 o más, y es 0."] } },
    });
  });
});

describe("how much a key may ask", () => {
  it("is one number for all copies of the server", async () => {
    const clinic = await aClinic();
    const key = await anOrganizationKey(clinic);
    const { burst, perSecond } = RATES.organization.requests;
    const order = { host: `${clinic.tenant.slug}.localhost`, key, times: burst };
    const copies = await Promise.all(
      [0, 1].map(async () => {
        const copy = fork(fileURLToPath(new URL("../support/rest-worker.ts", import.meta.url)), { execArgv: [] });
        await once(copy, "message");
        return copy;
      }),
    );
    const told = await Promise.all(
      copies.map(async (copy) => {
        copy.send(order);
        return ((await once(copy, "message")) as [Told])[0];
      }),
    );
    const tallies = told.map(({ tally }) => tally);
    const seconds = (Math.max(...told.map(({ to }) => to)) - Math.min(...told.map(({ from }) => from))) / 1000;
    const sum = (status: string) => tallies.reduce((total, tally) => total + (tally[status] ?? 0), 0);
    expect(sum("200") + sum("429")).toBe(2 * burst);
    expect(sum("200")).toBeGreaterThanOrEqual(burst);
    expect(sum("200")).toBeLessThanOrEqual(burst + Math.ceil(seconds * perSecond));
    expect(tallies.every((tally) => (tally["200"] ?? 0) > 0)).toBe(true);
  });

  it("is told, and when to come back", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    const first = await api.get("/organization");
    const { burst } = RATES.organization.requests;
    expect([first.headers.get("ratelimit-limit"), first.headers.get("ratelimit-remaining")]).toEqual([
      String(burst),
      String(burst - 1),
    ]);
    await superuser`update rate_buckets set tokens = 0, refilled_at = now() + interval '1 minute' where tenant_id = ${clinic.tenantId}`;
    const refused = await api.get("/organization");
    expect([refused.status, refused.error.code, refused.headers.get("ratelimit-remaining")]).toEqual([
      429,
      "RATE_LIMITED",
      "0",
    ]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  });

  it("leaves a machine that catches up its heartbeat", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const api = rest(operator, machine.key);
    await api.post("/machine/heartbeat", { sent_at: new Date().toISOString() });
    await superuser`update rate_buckets set tokens = 0, refilled_at = now() + interval '1 minute' where tenant_id = ${operator.tenantId}`;
    expect((await api.post("/machine/heartbeat", { sent_at: new Date().toISOString() })).status).toBe(429);
    const batch = { events: Array.from({ length: 100 }, () => aSale()) };
    expect((await api.post("/machine/sales", batch)).status).toBe(200);
    expect((await api.post("/machine/sales", { events: [aSale()] })).status).toBe(429);
  });
});
