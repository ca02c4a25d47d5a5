import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { anOperator } from "../support/machines.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

const { superuser } = await anInstallation();

const withKey = (key: string) => ({ headers: { "idempotency-key": key } });
const nora = { first_name: "Nora", last_name: "Paz" };
const noras = async (clinic: Clinic) =>
  (await superuser`select id from clients where tenant_id = ${clinic.tenantId} and first_name = 'Nora'`).length;

describe("an Idempotency-Key", () => {
  it("makes many requests at once one request, with one answer", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    const answers = await Promise.all(Array.from({ length: 16 }, () => api.post("/clients", nora, withKey("k"))));
    answers.push(await api.post("/clients", nora, withKey("k")));
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect([answers[0]?.status, await noras(clinic)]).toEqual([201, 1]);
  });

  it("is for one request: another body, or path, is a conflict", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    await api.post("/clients", nora, withKey("k"));
    const other = await api.post("/clients", { ...nora, last_name: "Sosa" }, withKey("k"));
    expect([other.status, other.error.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
    const elsewhere = await api.post(
      "/appointment-types",
      { name: { "es-AR": "A", en: "A" }, duration_min: 30 },
      withKey("k"),
    );
    expect(elsewhere.error.code).toBe("IDEMPOTENCY_CONFLICT");
    expect((await api.post("/clients", nora, withKey("l"))).status).toBe(201);
    expect(await noras(clinic)).toBe(2);
  });

  it("of another key of the same institution is another", async () => {
    const clinic = await aClinic();
    for (let turn = 0; turn < 2; turn++)
      await rest(clinic, await anOrganizationKey(clinic)).post("/clients", nora, withKey("k"));
    expect(await noras(clinic)).toBe(2);
  });

  it("keeps a refusal too", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    const wanted = { amount: 1, reason: "Regalo", expires_on: "2001-01-01" };
    const [one, two] = await Promise.all(
      [0, 1].map(() => api.post(`/clients/${clinic.pedro}/credits`, wanted, withKey("k"))),
    );
    expect([one?.status, one?.error.code]).toEqual([422, "EXPIRY_PAST"]);
    expect(two?.body).toEqual(one?.body);
    const unknown = await api.post(`/clients/${newId()}/credits`, { ...wanted, expires_on: null }, withKey("n"));
    expect(unknown.status).toBe(404);
  });

  it("leaves nothing behind when the process dies between the effect and its answer", async () => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    await superuser`create function die() returns trigger language plpgsql as $$ begin raise 'the lights went out'; end $$`;
    await superuser`create trigger die before update on idempotent_answers for each row execute function die()`;
    expect((await api.post("/clients", nora, withKey("k"))).status).toBe(500);
    await superuser`drop trigger die on idempotent_answers`;
    const kept = await superuser`select 1 from idempotent_answers where tenant_id = ${clinic.tenantId}`;
    expect([await noras(clinic), kept.length]).toEqual([0, 0]);
    expect((await api.post("/clients", nora, withKey("k"))).status).toBe(201);
    expect(await noras(clinic)).toBe(1);
  });

  it("keeps no secret that the database could tell", async () => {
    const operator = await anOperator();
    const api = rest(operator, await anOrganizationKey(operator));
    const wanted = { name: "Hall", location: "Planta baja" };
    const made = await api.post("/machines", wanted, withKey("k"));
    const again = await api.post("/machines", wanted, withKey("k"));
    const { key } = made.data as { key: string };
    expect([made.status, (again.data as { key: string }).key]).toEqual([201, key]);
    const [kept] = await superuser`select answer from idempotent_answers where tenant_id = ${operator.tenantId}`;
    const answer = String(kept?.["answer"]);
    expect(answer.length).toBeGreaterThan(50);
    expect(`${answer} ${Buffer.from(answer, "base64").toString("latin1")}`).not.toContain(key.slice(4, 30));
  });

  it.each(["", "x".repeat(256), "ñandú"])("that is %j is none", async (key) => {
    const clinic = await aClinic();
    const api = rest(clinic, await anOrganizationKey(clinic));
    expect((await api.post("/clients", nora, withKey(key))).status).toBe(400);
  });
});
