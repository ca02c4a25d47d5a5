import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { auditLog } from "#modules/audit/tables.ts";
import { aClinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSite } from "../support/machines.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

await anInstallation();

type Thing = Record<string, unknown> & { id: string };
const one = (data: unknown) => data as Thing;
type Config = { version: number };
const ids = (data: unknown) => (data as Thing[]).map(({ id }) => id);
const withKey = (key: string) => ({ headers: { "idempotency-key": key } });

/** An operator of one machine, and a client of its API with every scope. */
async function aFleet() {
  const operator = await anOperator();
  const machine = await aMachine(operator, ["A1"]);
  const api = rest(operator, await anOrganizationKey(operator));
  const actions = async () =>
    (await operator.read((tx) => tx.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.id))).map(
      ({ action }) => action,
    );
  return { operator, machine, api, actions };
}

describe("a machine", () => {
  it("changes what is said of it and nothing else, and stands at another site, or at none", async () => {
    const { operator, machine, api, actions } = await aFleet();
    const before = one((await api.get(`/machines/${machine.id}`)).data);
    const renamed = await api.patch(`/machines/${machine.id}`, { name: "Hall norte", time_zone: "America/Montevideo" });
    expect([renamed.status, renamed.data]).toEqual([
      200,
      { ...before, name: "Hall norte", time_zone: "America/Montevideo" },
    ]);
    const site = await aSite(operator, "Torre");
    expect(one((await api.patch(`/machines/${machine.id}`, { site_id: site })).data)["site_id"]).toBe(site);
    expect(one((await api.patch(`/machines/${machine.id}`, { site_id: null })).data)["site_id"]).toBeNull();
    expect((await actions()).filter((action) => action === "machine.change")).toHaveLength(3);
  });

  it("stands at no site of others, nor at one that is put away", async () => {
    const { operator, machine, api } = await aFleet();
    const away = await aSite(operator, "Cerrado");
    expect(one((await api.patch(`/sites/${away}`, { archived: true })).data)["archived"]).toBe(true);
    for (const site of [newId(), away, (await anOperator()).siteId]) {
      const refused = await api.patch(`/machines/${machine.id}`, { site_id: site });
      expect([refused.status, refused.error.code]).toEqual([404, "NOT_FOUND"]);
    }
  });

  it("is put away, found among those, and taken back, once for one Idempotency-Key", async () => {
    const { machine, api, actions } = await aFleet();
    const path = `/machines/${machine.id}`;
    const away = await Promise.all([0, 1, 2].map(() => api.post(`${path}/archive`, undefined, withKey("k"))));
    expect(new Set(away.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect([away[0]?.status, one(away[0]?.data)["archived"]]).toEqual([200, true]);
    expect(ids((await api.get("/machines")).data)).toEqual([]);
    expect(ids((await api.get("/machines?archived=true")).data)).toEqual([machine.id]);
    const back = await api.post(`${path}/restore`, {});
    expect([back.status, one(back.data)["archived"]]).toEqual([200, false]);
    expect(ids((await api.get("/machines")).data)).toEqual([machine.id]);
    expect((await actions()).filter((action) => /archive|restore/.test(action))).toEqual([
      "machine.archive",
      "machine.restore",
    ]);
  });
});

describe("a product", () => {
  it("has another price, which its machines learn, and what was not said stays", async () => {
    const { operator, machine, api } = await aFleet();
    const [product] = (await api.get("/products")).data as Thing[];
    const config = async () => (await rest(operator, machine.key).get("/machine/config")).data as Config;
    const { version } = await config();
    const dearer = await api.patch(`/products/${product?.id}`, { price_minor: 31_000 });
    expect([dearer.status, dearer.data]).toEqual([200, { ...product, price_minor: 31_000 }]);
    expect(await config()).toMatchObject({ version: version + 1, slots: [{ price_minor: 31_000 }] });
    expect(one((await api.patch(`/products/${product?.id}`, { cost_minor: null })).data)["cost_minor"]).toBeNull();
  });

  it("is put away and taken back, alone or with what else changes", async () => {
    const { api, actions } = await aFleet();
    const [id = ""] = ids((await api.get("/products")).data);
    const changed = await api.patch(`/products/${id}`, { name: { "es-AR": "Rosa", en: "Rose" }, archived: true });
    expect([changed.status, changed.data]).toEqual([
      200,
      expect.objectContaining({ name: { "es-AR": "Rosa", en: "Rose" }, archived: true }),
    ]);
    expect(ids((await api.get("/products")).data)).toEqual([]);
    expect(ids((await api.get("/products?archived=true")).data)).toEqual([id]);
    expect(one((await api.patch(`/products/${id}`, { archived: false })).data)["archived"]).toBe(false);
    expect((await actions()).filter((action) => action.startsWith("product."))).toEqual([
      "product.change",
      "product.archive",
      "product.restore",
    ]);
  });
});

describe("a site", () => {
  it("is written down, found, changed and put away", async () => {
    const { operator, api } = await aFleet();
    const made = await api.post("/sites", { name: "Hotel", latitude: -34.6, longitude: -58.4 });
    expect([made.status, made.data]).toEqual([
      201,
      { id: expect.any(String), name: "Hotel", address: null, latitude: -34.6, longitude: -58.4, archived: false },
    ]);
    const { id } = one(made.data);
    expect(ids((await api.get("/sites")).data)).toEqual([id, operator.siteId]);
    const page = await api.get("/sites?limit=1");
    const { next_cursor: cursor } = page.body["meta"] as { next_cursor: string };
    expect(ids((await api.get(`/sites?limit=1&cursor=${cursor}`)).data)).toEqual([operator.siteId]);
    const changed = await api.patch(`/sites/${id}`, { address: "Florida 1005", latitude: null, longitude: null });
    expect(changed.data).toEqual({ ...one(made.data), address: "Florida 1005", latitude: null, longitude: null });
    expect(one((await api.patch(`/sites/${id}`, { archived: true })).data)["archived"]).toBe(true);
    expect(ids((await api.get("/sites?archived=true")).data)).toEqual([id]);
  });

  it("keeps its name to itself, stays where machines stand, and has both coordinates or neither", async () => {
    const { operator, api } = await aFleet();
    const made = one((await api.post("/sites", { name: "Hotel" })).data);
    const refusals = [
      await api.post("/sites", { name: "Hotel" }),
      await api.patch(`/sites/${made.id}`, { name: "Casa central" }),
      await api.patch(`/sites/${operator.siteId}`, { archived: true }),
      await api.patch(`/sites/${made.id}`, { latitude: 1 }),
      await api.patch(`/sites/${made.id}`, { latitude: 1, longitude: null }),
      await api.post("/sites", { name: "Otro", latitude: 1 }),
    ];
    expect(refusals.map(({ status, error }) => [status, error.code])).toEqual([
      [409, "SITE_NAME_TAKEN"],
      [409, "SITE_NAME_TAKEN"],
      [409, "SITE_HAS_MACHINES"],
      [422, "VALIDATION_ERROR"],
      [422, "VALIDATION_ERROR"],
      [422, "VALIDATION_ERROR"],
    ]);
    expect(ids((await api.get("/sites")).data)).toHaveLength(2);
  });
});

describe("what a PATCH asks", () => {
  it.each(["machines", "products", "sites"])("of %s is at least one thing that is known", async (noun) => {
    const { operator, machine, api } = await aFleet();
    const own = { machines: machine.id, products: machine.productIds[0], sites: operator.siteId }[noun];
    for (const body of [{}, { nmae: "Hall" }]) {
      const refused = await api.patch(`/${noun}/${own}`, body, { headers: { "accept-language": "en" } });
      expect([refused.status, refused.error.code]).toEqual([422, "VALIDATION_ERROR"]);
      expect(refused.error["message"]).toMatch(/There is nothing to change/);
    }
  });

  it("needs the scope of its own noun, and the module", async () => {
    const { operator } = await aFleet();
    const sitesOnly = rest(operator, await anOrganizationKey(operator, ["sites:read", "sites:write"]));
    expect((await sitesOnly.patch(`/sites/${operator.siteId}`, { name: "Otro" })).status).toBe(200);
    expect((await sitesOnly.get("/machines")).error).toMatchObject({
      code: "FORBIDDEN",
      details: { reason: "scope", scope: "machines:read" },
    });
    const others = rest(operator, await anOrganizationKey(operator, ["machines:read", "machines:write"]));
    expect((await others.get("/sites")).status).toBe(403);
    const clinic = await aClinic();
    const off = await rest(clinic, await anOrganizationKey(clinic)).get("/sites");
    expect([off.status, off.error["details"]]).toEqual([403, { reason: "module_off", module: "machines" }]);
  });
});
