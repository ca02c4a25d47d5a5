import { describe, expect, it, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import { aFurnishedClinic } from "../support/furnished.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator } from "../support/machines.ts";
import { operations, pathOf } from "../support/rest-operations.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";
import { digestOf } from "../support/tenant-rows.ts";

const installation = await anInstallation();
const other = await aFurnishedClinic(installation);
await other.write((tx) => tx.update(organizations).set({ modules: ["appointments", "machines"] }));
const own = await anOperator();
const machine = await aMachine(own);
const foreign = [...new Set(Object.values(other.ids).filter((id) => /^[0-9a-f-]{36}$/.test(String(id))))].map(String);

test("there is something to try, and everything is tried", () => {
  expect(foreign.length).toBeGreaterThan(12);
  expect(operations().length).toBeGreaterThan(28);
});

describe("another institution's ids answer as ids that nobody has", () => {
  it.each(operations().map((operation) => [operation.name, operation] as const))("%s", async (_name, operation) => {
    const api = rest(own, operation.machine ? machine.key : await anOrganizationKey(own));
    const before = await digestOf(installation.superuser, other.tenantId);
    const ask = async (id: string) => {
      const body = operation.method === "GET" ? undefined : operation.body(id);
      const { status, error, body: whole } = await api.ask(operation.method, pathOf(operation, id), { body });
      return { status, code: error.code, text: JSON.stringify(whole["data"] ?? null) };
    };
    const unknown = await ask(newId());
    if (operation.path.includes("{id}")) expect(unknown.status).toBeGreaterThanOrEqual(404);
    const sent = `${pathOf(operation, "<id>")} ${JSON.stringify(operation.body("<id>"))}`;
    // What names nobody is only looked at once, and only read.
    const tried = sent.includes("<id>") ? foreign : operation.method === "GET" ? foreign.slice(0, 1) : [];
    for (const id of tried) {
      const answer = await ask(id);
      expect([answer.status, answer.code]).toEqual([unknown.status, unknown.code]);
      // What it answers is never about them.
      if (operation.method === "GET") expect(foreign.filter((each) => answer.text.includes(each))).toEqual([]);
    }
    expect(await digestOf(installation.superuser, other.tenantId)).toEqual(before);
  });
});

describe("a key opens one door", () => {
  it.each(operations().map((operation) => [operation.name, operation] as const))("%s", async (_name, operation) => {
    const right = operation.machine ? machine.key : await anOrganizationKey(own);
    const wrongKind = operation.machine ? await anOrganizationKey(own) : machine.key;
    const ask = (api: ReturnType<typeof rest>) => api.ask(operation.method, pathOf(operation, newId()), {});
    expect((await ask(rest(own, null))).status).toBe(401);
    expect((await ask(rest(other, right))).status).toBe(401);
    expect((await ask(rest(own, `${right.slice(0, -1)}${right.endsWith("a") ? "b" : "a"}`))).status).toBe(401);
    expect((await ask(rest(own, wrongKind))).status).toBe(403);
    if (!operation.machine) expect((await ask(rest(own, await anOrganizationKey(own, [])))).status).toBe(403);
  });
});
