import { describe, expect, it, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { apiDocument } from "#server/rest/api.ts";
import { FAILURES, METHOD_FAILURE } from "#server/rest/document.ts";
import { inSpanish } from "#server/rest/docs/spanish.ts";
import type { Operation } from "#server/rest/docs/endpoint.ts";
import { exampleOf, type Schemas } from "#server/rest/docs/schema.ts";
import { api } from "#server/http.ts";
import { observeRequest } from "#server/metrics.ts";
import { escaped, validatorAt } from "../support/rest.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const ask = (path: string, { address = "198.51.100.7", headers = {} }: { address?: string; headers?: object } = {}) =>
  api.fetch(new Request(`http://localhost${path}`, { headers: { ...headers } }), {
    requestId: newId(),
    address,
    remember: () => undefined,
  });

/** The contract, as outside clients have it. */
const CONTRACT = `
GET /organization
GET /professionals, POST /professionals, GET /professionals/{id}
GET /professionals/{id}/availability
GET /professionals/{id}/availability-rules, PUT /professionals/{id}/availability-rules
GET /appointment-types, POST /appointment-types
POST /clients, GET /clients
GET /appointments, GET /appointments/{id}, POST /appointments
PUT /appointments/{id}/confirm, PUT /appointments/{id}/reject, PUT /appointments/{id}/complete
PUT /appointments/{id}/no-show, PUT /appointments/{id}/cancel, PUT /appointments/{id}/reschedule
GET /clients/{id}/credits, POST /clients/{id}/credits
GET /machines, POST /machines, GET /machines/{id}, PATCH /machines/{id}, PUT /machines/{id}/slots
POST /machines/{id}/archive, POST /machines/{id}/restore
GET /sites, POST /sites, PATCH /sites/{id}
GET /products, POST /products, PATCH /products/{id}
GET /sales, GET /machines/{id}/stock-movements
GET /alerts, PUT /alerts/{id}/acknowledge, PUT /alerts/{id}/resolve
POST /machine/heartbeat, GET /machine/config, POST /machine/sales, PUT /machine/inventory, POST /machine/dex, POST /machine/key/rotate
`
  .trim()
  .split(/,\s*|\n/)
  .toSorted();

test("the document has every endpoint of the contract, and no other", async () => {
  const response = await ask("/api/v1/openapi.json");
  const document = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(document.openapi).toMatch(/^3\.1/);
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(found.toSorted()).toEqual(CONTRACT);
});

describe("the readable page", () => {
  it.each([
    ["es", "es-AR", "API para máquinas e integraciones"],
    ["en", "en", "API for machines and integrations"],
  ])("in %s, of every endpoint, and of nothing from elsewhere", async (language, lang, title) => {
    const response = await ask("/api/docs", { headers: { "accept-language": language } });
    const page = await response.text();
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain(title);
    const ids = [...page.matchAll(/<article id="(?!guide-)([^"]+)"/g)].map(([, id]) => id);
    expect([ids.length, new Set(ids).size]).toEqual([CONTRACT.length, CONTRACT.length]);
    for (const path of Object.keys(apiDocument().paths ?? {})) expect(page).toContain(`<code>${path}</code>`);
    expect(page.replaceAll(/export ZAGUAN=http:\S+/g, "")).not.toMatch(
      /https?:\/\/(?!www\.w3)|<script|\[object|undefined/,
    );
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const font of ["text", "display"])
      expect((await ask(`/api/docs/${font}.woff2`)).headers.get("content-type")).toBe("font/woff2");
  });

  it("says what $ZAGUAN is: the address under which it is read, and no address that a stranger made up", async () => {
    const at = async (host: string) => (await ask("/api/docs", { headers: { host } })).text();
    expect(await at("clinica.localhost:3000")).toContain("export ZAGUAN=http://clinica.localhost:3000\n");
    expect(await at('x"><script>alert(1)</script>')).not.toContain("alert(1)");
  });

  it("shows answers that the document allows", () => {
    const document = apiDocument();
    const all = (document.components?.schemas ?? {}) as Schemas;
    for (const [path, methods] of Object.entries(document.paths ?? {}))
      for (const [method, { responses }] of Object.entries(methods as Record<string, Operation>)) {
        const [status = "", answer] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
        const schema = answer?.content?.["application/json"]?.schema?.properties?.["data"] ?? {};
        const at = `/paths/${escaped(path)}/${method}/responses/${status}/content/application~1json/schema/properties/data`;
        expect([method, path, validatorAt(at)(exampleOf(schema, all))]).toEqual([method, path, true]);
      }
  });

  it("has every sentence of the document in Spanish", () => {
    const missing = sentences().filter((sentence) => inSpanish(sentence) === null);
    expect(missing).toEqual([]);
  });
});

/** What the page says that comes of the document. */
function sentences(): string[] {
  const document = apiDocument();
  const found = new Set<string>(Object.values({ ...FAILURES, 405: METHOD_FAILURE }).map(([, text]) => text));
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (["description", "summary"].includes(name) && typeof inner === "string")
        for (const sentence of inner.split("\n\n")) found.add(sentence);
      // What an answer is called besides its status is nowhere on the page.
      else if (name === "responses")
        for (const answer of Object.values(inner as object)) walk({ ...answer, description: null });
      else if (name === "tags") found.add(String((inner as string[])[0]));
      else if (name !== "example") walk(inner);
    }
  };
  walk(document.paths);
  walk(document.components?.schemas);
  return [...found];
}

describe("the numbers of this process", () => {
  it("are for this machine, or for whoever brings the token", async () => {
    observeRequest("/api/v1/clients", 201, 12);
    const local = await ask("/metrics", { address: "127.0.0.1" });
    const text = await local.text();
    expect(text).toContain('zaguan_requests_total{kind="rest",status="201"} 1');
    expect(text).toContain('zaguan_request_seconds_bucket{le="0.01",kind="rest"} 0');
    expect(text).toContain('zaguan_request_seconds_bucket{le="0.025",kind="rest"} 1');
    for (const name of [
      "zaguan_event_loop_delay_p99_seconds",
      "process_resident_memory_bytes",
      "process_uptime_seconds",
    ])
      expect(text).toMatch(new RegExp(`^${name} [0-9.e-]+$`, "m"));
    expect(local.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect((await ask("/metrics")).status).toBe(404);
    const proxied = await ask("/metrics", { address: "127.0.0.1", headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(proxied.status).toBe(404);
    expect((await ask("/metrics", { headers: { authorization: "Bearer guessed-guessed-guessed" } })).status).toBe(404);
  });
});
