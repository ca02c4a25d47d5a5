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
import { restApp } from "./serve-endpoint.ts";
import { preferredLocale } from "./locale.ts";
import { machineConfigEndpoint } from "./machine-config.ts";
import { machineHeartbeat } from "./machine-heartbeat.ts";
import { machineDex } from "./machine-dex.ts";
import { machineInventory } from "./machine-inventory.ts";
import { machineKey } from "./machine-key.ts";
import { machineSales } from "./machine-sales.ts";
import { machines } from "./machines.ts";
import { openApiDocument } from "./openapi.ts";
import { organization } from "./organization.ts";
import { products } from "./products.ts";
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
  .route("/", products)
  .route("/", alerts);

/** Made once: it says the same to everybody. */
export const apiDocument = () => once("rest.document", () => openApiDocument(endpoints));

/** `/api/v1`, as machines and integrations see it. */
export const rest = new Hono<Incoming>()
  .get("/api/v1/openapi.json", (c) => c.json(apiDocument(), 200, { "cache-control": "public, max-age=300" }))
  .route("/api/v1", endpoints)
  .all("/api/v1/*", (c) => {
    const locale = preferredLocale(c.req.header("accept-language"), "es-AR");
    return toResponse(failure(c.env.requestId, new ApiError(404, "NOT_FOUND"), locale));
  });
