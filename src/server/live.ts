import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import postgres from "postgres";
import { env } from "#env.ts";
import { can } from "#modules/access/policy.ts";
import { LIVE_CHANNEL, type LiveEvent } from "#platform/db/live.ts";
import { log } from "#platform/log.ts";
import { once } from "#platform/registry.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";

type Listener = (event: LiveEvent) => void;

/** What the machines half tells; all else is the calendar's. */
const MACHINE_TOPICS = new Set(["machines", "stock", "alerts", "maintenance"]);
const HEARTBEAT_MS = 20_000;
const MAX_LISTENERS_PER_TENANT = 500;

/** tenant → the dashboards that are open in this process. */
const listeners = () => once("live.listeners", () => new Map<string, Set<Listener>>());

const connection = () =>
  once("live.connection", () => postgres(env().APP_DATABASE_URL, { max: 1, onnotice: () => {} }));

/** Opens the one LISTEN connection of this process; postgres.js listens again after a broken one. */
export async function startLive(): Promise<void> {
  await connection().listen(LIVE_CHANNEL, (payload) => {
    const event = JSON.parse(payload) as LiveEvent;
    for (const listener of listeners().get(event.tenantId) ?? []) listener(event);
  });
}

export const stopLive = (): Promise<void> => connection().end({ timeout: 2 });

/** Server-sent events: `{ topic, id }` of what changed in this institution, for whoever may read its calendar or its machines. */
export const liveEvents = new Hono<Incoming>().get("/api/live", async (c) => {
  const place = await placeOf(c.req.header("host") ?? null);
  if (place.kind !== "tenant") return c.json({ error: { code: "NOT_FOUND" } }, 404);
  const { tenant, ctx } = await authenticate(place.tenant, c.req.header("cookie") ?? null, "es-AR", c.env.requestId);
  const hears = (topic: string): boolean =>
    can(ctx.actor, MACHINE_TOPICS.has(topic) ? "machines:read" : "calendar:read");
  if (!can(ctx.actor, "calendar:read") && !can(ctx.actor, "machines:read"))
    return c.json({ error: { code: "UNAUTHENTICATED" } }, 401);

  const audience = listeners().get(tenant.id) ?? new Set<Listener>();
  if (audience.size >= MAX_LISTENERS_PER_TENANT) return c.json({ error: { code: "UNAVAILABLE" } }, 503);
  listeners().set(tenant.id, audience);

  c.header("X-Accel-Buffering", "no");
  return streamSSE(c, async (stream) => {
    const listener: Listener = ({ topic, id }) => {
      if (hears(topic)) void stream.writeSSE({ event: "change", data: JSON.stringify({ topic, id }) });
    };
    audience.add(listener);
    stream.onAbort(() => {
      audience.delete(listener);
    });
    await stream.writeSSE({ event: "ready", data: "{}" });
    while (!stream.aborted && !stream.closed) {
      await stream.sleep(HEARTBEAT_MS);
      await stream.write(": beat\n\n");
    }
    audience.delete(listener);
    log().debug({ tenant: tenant.id }, "live closed");
  });
});
