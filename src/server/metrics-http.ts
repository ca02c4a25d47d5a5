import { Hono } from "hono";
import { env } from "#env.ts";
import { sameSecret } from "#lib/secrets.ts";
import type { Incoming } from "./incoming.ts";
import { readMetrics } from "./metrics.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** For whoever watches over this copy. A proxy on this machine does not make its callers local. */
export const metrics = new Hono<Incoming>().get("/metrics", async (c) => {
  const token = env().METRICS_TOKEN;
  const brought = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const local = LOOPBACK.has(c.env.address) && !c.req.header("x-forwarded-for") && !c.req.header("forwarded");
  if (!local && !(token && brought && sameSecret(token, brought))) return c.notFound();
  const { text, contentType } = await readMetrics();
  return c.text(text, 200, { "content-type": contentType });
});
