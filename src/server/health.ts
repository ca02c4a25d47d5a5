import { sql } from "drizzle-orm";
import { Hono } from "hono";
import { appPool } from "#platform/db/pools.ts";
import { boss } from "#platform/queue/boss.ts";
import type { Incoming } from "./incoming.ts";

async function readiness(): Promise<Record<"database" | "jobs", boolean>> {
  const [database, jobs] = await Promise.all([
    appPool()
      .db.execute(sql`select find_tenant('-')`)
      .then(
        () => true,
        () => false,
      ),
    boss()
      .isInstalled()
      .catch(() => false),
  ]);
  return { database, jobs };
}

export const health = new Hono<Incoming>()
  .get("/healthz", (c) => c.json({ status: "ok" }))
  .get("/readyz", async (c) => {
    const parts = await readiness();
    const ready = Object.values(parts).every(Boolean);
    return c.json({ status: ready ? "ready" : "unavailable", ...parts }, ready ? 200 : 503);
  });
