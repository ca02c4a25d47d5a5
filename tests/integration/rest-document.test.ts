import { describe, expect, it, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { apiDocument } from "#server/rest/api.ts";
import { api } from "#server/http.ts";
import { observeRequest } from "#server/metrics.ts";
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
GET /machines, POST /machines, GET /machines/{id}, PUT /machines/{id}/slots
GET /products, POST /products
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
    const ids = [...page.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id);
    expect([ids.length, new Set(ids).size]).toEqual([CONTRACT.length, CONTRACT.length]);
    for (const path of Object.keys(apiDocument().paths ?? {})) expect(page).toContain(`<code>${path}</code>`);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3)|<script|\[object|undefined/);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const font of ["text", "display"])
      expect((await ask(`/api/docs/${font}.woff2`)).headers.get("content-type")).toBe("font/woff2");
  });
});

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
