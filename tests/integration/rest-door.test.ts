import { describe, expect, it } from "vitest";
import { cursorOf } from "#lib/cursor.ts";
import { newId } from "#lib/ids.ts";
import { api as server } from "#server/http.ts";
import { aClinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale } from "../support/machines.ts";
import { operations } from "../support/rest-operations.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

await anInstallation();
const english = { headers: { "accept-language": "en" } };

/** A clinic and a client of its API that has every scope. */
async function aDoor() {
  const clinic = await aClinic();
  const key = await anOrganizationKey(clinic);
  return { clinic, key, api: rest(clinic, key) };
}

/** As it comes over the wire, whatever the path is made of. */
const raw = (path: string, init: RequestInit = {}) =>
  server.fetch(new Request(`http://x${path}`, init), {
    requestId: newId(),
    address: "198.51.100.7",
    remember: () => undefined,
  });

describe("a method that an address does not take", () => {
  const paths = [...Map.groupBy(operations(), ({ path }) => path)];

  it.each(paths)("%s", async (path, known) => {
    const { api } = await aDoor();
    const methods = known.map(({ method }) => method);
    const expected = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].toSorted();
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"].filter(
      (each) => !methods.includes(each),
    )) {
      const refused = await api.ask(method, path.replace("{id}", newId()));
      expect([refused.status, refused.error.code]).toEqual([405, "METHOD_NOT_ALLOWED"]);
      expect(refused.headers.get("allow")?.split(", ").toSorted()).toEqual(expected);
    }
  });

  it("is told to whoever asks by OPTIONS, without a key", async () => {
    const asked = await raw("/api/v1/machines", { method: "OPTIONS" });
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    expect((await raw("/api/v1/openapi.json", { method: "DELETE" })).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect((await raw("/api/v1/nothing", { method: "OPTIONS" })).status).toBe(404);
  });

  it("is never HEAD where GET is", async () => {
    const { clinic, key } = await aDoor();
    const headers = { authorization: `Bearer ${key}`, host: `${clinic.tenant.slug}.localhost` };
    const head = await raw("/api/v1/clients", { method: "HEAD", headers });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-type")).toMatch(/json/);
  });
});

describe("an address that is none", () => {
  it.each([
    "/api/v1",
    "/api/v1/",
    "/api/v1/clients/",
    "/api/v1//clients",
    "/api/v1/clients/%",
    "/api/v1/clients/%zz/credits",
    "/api/v1/clients/%c0%ae/credits",
    "/api/v1/clients/..%2f/credits",
    "/api/v1/clients/%00/credits",
  ])("%s", async (path) => {
    const { clinic, key } = await aDoor();
    const headers = { authorization: `Bearer ${key}`, host: `${clinic.tenant.slug}.localhost` };
    const { status } = await raw(path, { headers });
    expect([400, 404]).toContain(status);
  });
});

describe("what is asked for twice", () => {
  it("is refused: two readers would not take the same", async () => {
    const { api } = await aDoor();
    const refused = await api.get("/clients?limit=1&limit=2", english);
    expect([refused.status, refused.error.code]).toEqual([422, "VALIDATION_ERROR"]);
    expect(refused.error["details"]).toEqual({ field_errors: { limit: ["“limit” was sent more than once."] } });
  });

  it("and so is a name twice in a body", async () => {
    const { api } = await aDoor();
    const refused = await api.post("/clients", undefined, { raw: '{"first_name":"a","first_name":"b"}', ...english });
    expect([refused.status, refused.error["message"]]).toEqual([400, "An object of the JSON has the same name twice."]);
  });
});

describe("a cursor", () => {
  it.each(["Infinity", "-Infinity", "1e400", "1e21", "9007199254740991", "-9007199254740991", "NaN", "x", "-1.5", ""])(
    "whose time is %j is none of ours",
    async (key) => {
      const operator = await anOperator();
      const machine = await aMachine(operator);
      const api = rest(operator, await anOrganizationKey(operator));
      const cursor = cursorOf({ key, id: newId() });
      for (const path of ["/appointments", "/sales", `/machines/${machine.id}/stock-movements`]) {
        const refused = await api.get(`${path}?cursor=${cursor}`);
        expect([path, refused.status, refused.error.code]).toEqual([path, 422, "VALIDATION_ERROR"]);
      }
    },
  );

  it("of a list that goes by time is none of a list that goes by id", async () => {
    const { api } = await aDoor();
    const refused = await api.get(`/clients?cursor=${cursorOf({ key: "1700000000000", id: newId() })}`);
    expect(refused.error.code).toBe("VALIDATION_ERROR");
  });

  it("may lie before anything that there is: that page is empty", async () => {
    const { api } = await aDoor();
    const page = await api.get(`/appointments?cursor=${cursorOf({ key: "-62135596800000", id: newId() })}`);
    expect([page.status, page.data]).toEqual([200, []]);
  });
});

describe("a refusal says why", () => {
  it.each([
    ["no JSON", '{"first_name":\n "a",}', {}, 400, /not valid JSON: line 2, column 6/],
    ["no key", "{}", { authorization: "" }, 401, /key is missing/],
    ["another type", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415, /application\/json/],
    ["a packed body", "{}", { "content-encoding": "gzip" }, 415, /compressed/],
    [
      "a key for repeating that is none",
      '{"first_name":"a","last_name":""}',
      { "idempotency-key": "ñ" },
      400,
      /printable ASCII/,
    ],
  ])("%s", async (_name, body, headers, status, words) => {
    const { api } = await aDoor();
    const refused = await api.post("/clients", undefined, { raw: body, headers: { ...english.headers, ...headers } });
    expect([refused.status, refused.error["message"]]).toEqual([status, expect.stringMatching(words)]);
  });

  it("by the position that a machine does not have, and by the limit that an event passed", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"]);
    const api = rest(operator, machine.key);
    const counted = await api.put(
      "/machine/inventory",
      { observed_at: new Date().toISOString(), items: [{ position: "Z9", quantity: 1 }] },
      english,
    );
    expect([counted.status, counted.error["message"]]).toEqual([422, "The machine has no such position: Z9."]);
    const events = [aSale({ position: "Z9" }), aSale({ quantity: 20_000 })];
    const { results } = (await api.post("/machine/sales", { events }, english)).data as {
      results: { error?: { message: string } }[];
    };
    expect(results.map(({ error }) => error?.message)).toEqual([
      "The machine has no such position: Z9.",
      "`quantity` must be 10000 or less, and is 20000.",
    ]);
  });

  it("and by the SKU that nothing in use has", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"]);
    const slots = [{ position: "A1", sku: "NADA", capacity: 1, low_stock_threshold: 0 }];
    const refused = await rest(operator, await anOrganizationKey(operator)).put(
      `/machines/${machine.id}/slots`,
      { slots },
      english,
    );
    expect([refused.status, refused.error["message"]]).toEqual([422, "No product in use has this SKU: NADA."]);
  });
});
