import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { publishAllConfigs } from "#modules/machines/commands/publish-all-configs.ts";
import { machineConfigs, machineSlots } from "#modules/machines/tables.ts";
import { currencyChangedQueue } from "#modules/tenancy/queue.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aProduct, aSale, type Operator } from "../support/machines.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

const { superuser } = await anInstallation();

const slot = (position: string, productId: string, more: object = {}) => ({
  position,
  productId,
  capacity: 10,
  parLevel: null,
  lowStockThreshold: 2,
  priceMinor: null,
  ...more,
});
const positionsOf = async (operator: Operator, machineId: string) => {
  const found = await operator.browser("admin").api.machines.get({ machineId });
  return found.ok ? found.machine.slots.map(({ position }) => position) : [];
};
const versionsOf = (operator: Operator, machineId: string) =>
  operator.read((tx) =>
    tx.select().from(machineConfigs).where(eq(machineConfigs.machineId, machineId)).orderBy(machineConfigs.version),
  );

describe("a planogram", () => {
  it("makes a version when what the machine should have differs, and only then", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, []);
    const [water, juice] = [await aProduct(operator, { sku: "AGUA" }), await aProduct(operator, { sku: "JUGO" })];
    const { api } = operator.browser("admin");
    const slots = [slot("A10", juice), slot("A2", water)];
    const machineId = machine.id;
    expect(await api.machines.setPlanogram({ machineId, slots })).toEqual({ ok: true, version: 1 });
    expect(await api.machines.setPlanogram({ machineId, slots: slots.toReversed() })).toEqual({ ok: true, version: 1 });
    // Par and threshold are the office's concern, not the machine's.
    const quiet = [slot("A10", juice, { lowStockThreshold: 3, parLevel: 9 }), slot("A2", water)];
    expect(await api.machines.setPlanogram({ machineId, slots: quiet })).toEqual({ ok: true, version: 1 });
    expect(await api.machines.saveSlot({ machineId, ...slot("A2", water, { priceMinor: 900 }) })).toEqual({
      ok: true,
      version: 2,
    });
    expect(await api.machines.removeSlot({ machineId, position: "A10" })).toEqual({ ok: true, version: 3 });
    const [first, second, third] = await versionsOf(operator, machineId);
    expect(first?.slots.map(({ position, sku }) => [position, sku])).toEqual([
      ["A2", "AGUA"],
      ["A10", "JUGO"],
    ]);
    expect(second?.slots[0]?.price_minor).toBe(900);
    expect(third?.slots).toHaveLength(1);
  });

  it("is another version when the institution's prices are in another currency, and only then", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, []);
    const { api } = operator.browser("admin");
    await api.machines.setPlanogram({ machineId: machine.id, slots: [slot("A1", await aProduct(operator))] });
    const settings = {
      name: "Perfumes",
      tagline: "",
      email: "",
      phone: null,
      address: "",
      timeZone: operator.timeZone,
    };
    const changed = async (currency: string) => {
      await api.catalog.saveSettings({ ...settings, currency, locale: "es-AR", accent: "#112233" });
      const jobs = await superuser`select id from pgboss.job where name = ${currencyChangedQueue.name}
        and data ->> 'tenantId' = ${operator.tenantId} and state = 'created'`;
      for (const { id } of jobs) {
        await publishAllConfigs(operator.as("job"));
        await superuser`update pgboss.job set state = 'completed' where id = ${String(id)} and name = ${currencyChangedQueue.name}`;
      }
      return (await versionsOf(operator, machine.id)).map((it) => it.currency);
    };
    expect(await changed("ARS")).toEqual(["ARS"]);
    expect(await changed("CLP")).toEqual(["ARS", "CLP"]);
    expect(await changed("CLP")).toEqual(["ARS", "CLP"]);
  });

  it("is pending until the machine says that it has it", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, []);
    const { api } = operator.browser("admin");
    const machineId = machine.id;
    await api.machines.setPlanogram({ machineId, slots: [slot("A1", await aProduct(operator))] });
    const pending = async () => (await api.machines.fleet()).machines.find(({ id }) => id === machineId)?.pending;
    const client = rest(operator, machine.key);
    const beat = (version: number) =>
      client.post("/machine/heartbeat", { sent_at: new Date().toISOString(), config_version: version });
    expect((await beat(0)).data).toMatchObject({ config_version: 1 });
    expect(await pending()).toBe(true);
    const config = await client.get("/machine/config");
    expect(config.data).toMatchObject({ version: 1, currency: "ARS", slots: [{ position: "A1", capacity: 10 }] });
    const tag = config.headers.get("etag") ?? "";
    expect((await client.get("/machine/config", { headers: { "if-none-match": tag } })).status).toBe(304);
    await beat(1);
    expect(await pending()).toBe(false);
    await api.machines.setPlanogram({ machineId, slots: [] });
    expect(await pending()).toBe(true);
    expect((await client.get("/machine/config", { headers: { "if-none-match": tag } })).data).toMatchObject({
      version: 2,
      slots: [],
    });
  });

  it("reaches the machines when a product's price changes; its own price stays", async () => {
    const operator = await anOperator();
    const [one, two] = [await aMachine(operator, []), await aMachine(operator, [])];
    const product = await aProduct(operator, { sku: "AGUA" });
    const { api } = operator.browser("admin");
    await api.machines.setPlanogram({ machineId: one.id, slots: [slot("A1", product)] });
    await api.machines.setPlanogram({ machineId: two.id, slots: [slot("A1", product, { priceMinor: 77 })] });
    const changed = {
      id: product,
      sku: "AGUA",
      name: { "es-AR": "Perfume", en: "Perfume" },
      unit: null,
      millilitres: null,
    };
    await api.products.save({ ...changed, priceMinor: 123, costMinor: null, barcode: null, photoId: null });
    const last = async (id: string) => (await versionsOf(operator, id)).at(-1);
    expect(await last(one.id)).toMatchObject({ version: 2, slots: [{ price_minor: 123 }] });
    expect(await last(two.id)).toMatchObject({ version: 1, slots: [{ price_minor: 77 }] });
  });

  it("of a machine that comes back knows what its products came to cost, and its site is in use again", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, []);
    const { api } = operator.browser("admin");
    const site = await api.sites.save({ name: "Terminal", address: null, latitude: null, longitude: null });
    if (!site.ok) throw new Error(site.reason);
    const facts = { name: "Hall", location: "Planta baja", timeZone: "UTC", model: null, serial: null, photoId: null };
    const place = { siteId: site.id, latitude: null, longitude: null, ignoresDexChecksum: false };
    await api.machines.update({ id: machine.id, ...facts, ...place });
    const product = await aProduct(operator, { sku: "AGUA" });
    await api.machines.setPlanogram({ machineId: machine.id, slots: [slot("A1", product)] });
    await api.machines.archive({ id: machine.id, archived: true });
    expect(await api.sites.archive({ id: site.id, archived: true })).toEqual({ ok: true });
    const water = { id: product, sku: "AGUA", name: { "es-AR": "Agua", en: "Water" }, unit: null, millilitres: null };
    await api.products.save({ ...water, priceMinor: 123, costMinor: null, barcode: null, photoId: null });
    expect(await versionsOf(operator, machine.id)).toHaveLength(1);
    expect(await api.machines.archive({ id: machine.id, archived: false })).toEqual({ ok: true });
    expect((await versionsOf(operator, machine.id)).at(-1)).toMatchObject({
      version: 2,
      slots: [{ price_minor: 123 }],
    });
    expect((await api.sites.list()).find(({ id }) => id === site.id)).toMatchObject({ archived: false, machines: 1 });
    expect(await api.machines.update({ id: machine.id, ...facts, ...place })).toEqual({ ok: true });
  });

  it("makes one version after another under concurrency, none lost and none twice", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, []);
    const product = await aProduct(operator);
    const { api } = operator.browser("admin");
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => api.machines.saveSlot({ machineId: machine.id, ...slot(`B${i}`, product) })),
    );
    const versions = await versionsOf(operator, machine.id);
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(versions.at(-1)?.slots).toHaveLength(12);
    expect(await positionsOf(operator, machine.id)).toHaveLength(12);
  });

  it("keeps a position that left it for the sake of its sales, and its stock when it is back", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1", "A2"]);
    await machine.count(Date.now() - 120_000, { A1: 8 });
    await machine.sell([aSale()]);
    const { api } = operator.browser("admin");
    await api.machines.removeSlot({ machineId: machine.id, position: "A1" });
    expect(await positionsOf(operator, machine.id)).toEqual(["A2"]);
    expect(
      await operator.read((tx) => tx.select().from(machineSlots).where(eq(machineSlots.machineId, machine.id))),
    ).toHaveLength(2);
    await api.machines.saveSlot({ machineId: machine.id, ...slot("A1", machine.productIds[0] ?? "") });
    const back = await api.machines.get({ machineId: machine.id });
    expect(back).toMatchObject({ machine: { slots: [{ position: "A1", quantity: 7, sold: 1 }, {}] } });
  });

  it("shows an oversold position as empty, never below nothing", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"]);
    await machine.sell([aSale({ quantity: 3 })]);
    const key = await anOrganizationKey(operator, ["machines:read"]);
    expect((await rest(operator, key).get(`/machines/${machine.id}`)).data).toMatchObject({ slots: [{ quantity: 0 }] });
    const seen = await operator.browser("director").api.machines.get({ machineId: machine.id });
    expect(seen).toMatchObject({ machine: { slots: [{ quantity: 0, state: "oversold" }] } });
  });
});

describe("products and sites", () => {
  const product = {
    sku: "AGUA",
    name: { "es-AR": "Agua", en: "Water" },
    unit: null,
    millilitres: null,
    priceMinor: 100,
    costMinor: null,
    barcode: null,
    photoId: null,
  };

  it("a SKU is used once in an institution, and by others as they please", async () => {
    const [operator, other] = [await anOperator(), await anOperator()];
    const { api } = operator.browser("admin");
    expect(await api.products.save(product)).toMatchObject({ ok: true });
    expect(await api.products.save(product)).toEqual({ ok: false, reason: "SKU_TAKEN" });
    expect(await other.browser("admin").api.products.save(product)).toMatchObject({ ok: true });
  });

  it("a product that was put away stays where it lies, and lies nowhere new", async () => {
    const operator = await anOperator();
    const [holds, holdsNot] = [await aMachine(operator, ["A1"]), await aMachine(operator, [])];
    const id = holds.productIds[0] ?? "";
    const { api } = operator.browser("admin");
    await api.products.archive({ id, archived: true });
    expect(await api.machines.saveSlot({ machineId: holds.id, ...slot("A1", id) })).toMatchObject({ ok: true });
    expect(await api.machines.saveSlot({ machineId: holdsNot.id, ...slot("A1", id) })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await holds.sell([aSale()])).toMatchObject({ recorded: 1 });
  });

  it("a site where machines stand stays", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator);
    const { api } = operator.browser("admin");
    expect(await api.sites.archive({ id: operator.siteId, archived: true })).toMatchObject({
      reason: "SITE_HAS_MACHINES",
    });
    await api.machines.archive({ id: machine.id, archived: true });
    expect(await api.sites.archive({ id: operator.siteId, archived: true })).toEqual({ ok: true });
    const site = { name: "Casa central", address: null, latitude: null, longitude: null };
    expect(await api.sites.save(site)).toEqual({ ok: false, reason: "SITE_NAME_TAKEN" });
  });
});

describe("over REST", () => {
  it("a machine is written down with its site, its planogram by SKU, and read in the contract's shape", async () => {
    const operator = await anOperator();
    const client = rest(operator, await anOrganizationKey(operator));
    const made = await client.post("/products", {
      sku: "AGUA",
      name: { "es-AR": "Agua", en: "Water" },
      price_minor: 100,
    });
    expect(made).toMatchObject({
      status: 201,
      data: { sku: "AGUA", price_minor: 100, cost_minor: null, barcode: null },
    });
    expect(
      (await client.post("/products", { sku: "AGUA", name: { "es-AR": "A", en: "A" }, price_minor: 1 })).status,
    ).toBe(409);

    const machine = await client.post("/machines", { name: "Hall", location: "Planta baja", site: "Torre Norte" });
    expect(machine.status).toBe(201);
    const { id, key } = machine.data as { id: string; key: string };
    expect(machine.data).toEqual({
      id,
      key,
      name: "Hall",
      location: "Planta baja",
      time_zone: operator.timeZone,
      site_id: expect.any(String),
      archived: false,
      status: "never_seen",
      last_seen_at: null,
      slots: [],
    });
    await client.post("/machines", { name: "Otra", location: "Planta baja", site: "Torre Norte" });
    const sites = await operator.browser("admin").api.sites.list();
    expect(sites.filter(({ name }) => name === "Torre Norte")).toMatchObject([{ machines: 2 }]);

    const slots = [{ position: "A1", sku: "AGUA", capacity: 10, low_stock_threshold: 2 }];
    const put = await client.put(`/machines/${id}/slots`, { slots });
    expect(put.data).toMatchObject({
      slots: [{ position: "A1", sku: "AGUA", quantity: 0, capacity: 10, low_stock_threshold: 2, price_minor: 100 }],
    });
    const wrong = await client.put(`/machines/${id}/slots`, { slots: [{ ...slots[0], sku: "NADA" }] });
    expect(wrong).toMatchObject({ status: 422, error: { code: "UNKNOWN_SKU", details: { skus: ["NADA"] } } });
    expect((await client.put(`/machines/${id}/slots`, { slots: [slots[0], slots[0]] })).status).toBe(422);
    expect(
      (await client.put(`/machines/${id}/slots`, { slots: [{ ...slots[0], low_stock_threshold: 11 }] })).status,
    ).toBe(422);

    const first = await client.get("/machines?limit=1");
    expect(first.data).toMatchObject([{ name: "Otra" }]);
    const cursor = (first.body["meta"] as { next_cursor: string }).next_cursor;
    expect((await client.get(`/machines?limit=1&cursor=${cursor}`)).data).toMatchObject([{ id, name: "Hall" }]);
    expect((await client.get("/products")).data).toMatchObject([{ sku: "AGUA" }]);
    expect((await rest(operator, key).get("/machine/config")).data).toMatchObject({ version: 1 });
  });

  it("a planogram put while others are put is answered as it was put: one transaction", async () => {
    const operator = await anOperator();
    const client = rest(operator, await anOrganizationKey(operator));
    await client.post("/products", { sku: "AGUA", name: { "es-AR": "Agua", en: "Water" }, price_minor: 100 });
    const machine = await client.post("/machines", { name: "Hall", location: "Planta baja" });
    const { id } = machine.data as { id: string };
    const put = (position: string) =>
      client.put(`/machines/${id}/slots`, {
        slots: [{ position, sku: "AGUA", capacity: 10, low_stock_threshold: 2 }],
      });
    const positions = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"];
    const answers = await Promise.all(positions.map(put));
    expect(
      answers.map(({ data }) => (data as { slots: { position: string }[] }).slots.map((it) => it.position)),
    ).toEqual(positions.map((position) => [position]));
    expect((await client.put(`/machines/${operator.siteId}/slots`, { slots: [] })).status).toBe(404);
  });
});
