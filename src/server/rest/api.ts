import { Hono } from "hono";
import { once } from "#platform/registry.ts";
import type { Incoming } from "../incoming.ts";
import { alerts } from "./alerts.ts";
import { types } from "./appointment-types.ts";
import { appointments } from "./appointments.ts";
import { availabilityRules } from "./availability-rules.ts";
import { clients } from "./clients.ts";
import { credits } from "./credits.ts";
import { professionals } from "./professionals.ts";
import { failure, toResponse } from "./answers.ts";
import { ApiError } from "./errors.ts";
import { datedFor, exampleWeek } from "./examples.ts";
import { restApp } from "./serve-endpoint.ts";
import { preferredLocale } from "./locale.ts";
import { machineConfigEndpoint } from "./machine-config.ts";
import { machineHeartbeat } from "./machine-heartbeat.ts";
import { machineDex } from "./machine-dex.ts";
import { machineInventory } from "./machine-inventory.ts";
import { machineKey } from "./machine-key.ts";
import { machineSales } from "./machine-sales.ts";
import { machineChanges } from "./machine-changes.ts";
import { machines } from "./machines.ts";
import { openApiDocument } from "./openapi.ts";
import { organization } from "./organization.ts";
import { products } from "./products.ts";
import { sites } from "./sites.ts";
import { sales } from "./sales.ts";
import { stockMovements } from "./stock-movements.ts";

/** Every endpoint of the contract, noun by noun. */
const endpoints = restApp()
  .route("/", organization)
  .route("/", professionals)
  .route("/", availabilityRules)
  .route("/", types)
  .route("/", clients)
  .route("/", appointments)
  .route("/", credits)
  .route("/", machineHeartbeat)
  .route("/", machineConfigEndpoint)
  .route("/", machineKey)
  .route("/", machineSales)
  .route("/", machineInventory)
  .route("/", machineDex)
  .route("/", sales)
  .route("/", stockMovements)
  .route("/", machines)
  .route("/", machineChanges)
  .route("/", sites)
  .route("/", products)
  .route("/", alerts);

type ApiDocument = ReturnType<typeof openApiDocument>;

/** It says the same to everybody, and is written once a week: its examples name days to come. */
export function apiDocument(): ApiDocument {
  const written = once("rest.document", () => openApiDocument(endpoints));
  const now = Date.now();
  const week = exampleWeek(now);
  const kept = once("rest.document.dated", () => ({ week: "", document: written }));
  if (kept.week !== week)
    Object.assign(kept, { week, document: JSON.parse(datedFor(JSON.stringify(written), now)) as ApiDocument });
  return kept.document;
}

/** What may be asked of this path, for `Allow`; null where nothing may. HEAD is answered wherever GET is. */
function allowedMethods(path: string): string | null {
  const known = Object.entries({ "/openapi.json": { get: {} }, ...apiDocument().paths }).find(([name]) =>
    new RegExp(`^${name.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  if (!known) return null;
  const methods = Object.keys(known[1] ?? {}).map((method) => method.toUpperCase());
  return [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
}

/** `/api/v1`, as machines and integrations see it. */
export const rest = new Hono<Incoming>()
  .get("/api/v1/openapi.json", (c) => c.json(apiDocument(), 200, { "cache-control": "public, max-age=300" }))
  .route("/api/v1", endpoints)
  .all("/api/v1/*", (c) => {
    const allow = allowedMethods(c.req.path.slice("/api/v1".length));
    if (allow && c.req.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
    const error = allow ? new ApiError(405, "METHOD_NOT_ALLOWED") : new ApiError(404, "NOT_FOUND");
    const locale = preferredLocale(c.req.header("accept-language"), "es-AR");
    return toResponse(failure(c.env.requestId, error, locale), allow ? { allow } : {});
  });
