import { env } from "#env.ts";
import { already, once } from "#platform/registry.ts";
import { openPool, type Pool } from "./client.ts";

/** Requests: role `zaguan_app`, under row-level security. */
export const appPool = (): Pool => once("pool.app", () => openPool(env().APP_DATABASE_URL, env().DB_POOL_MAX));

/** Workers: role `zaguan_jobs`, under row-level security. */
export const jobsPool = (): Pool => once("pool.jobs", () => openPool(env().JOBS_DATABASE_URL, 8));

/** The platform admin's cross-tenant work: role `zaguan_platform`. */
export const platformPool = (): Pool => once("pool.platform", () => openPool(env().PLATFORM_DATABASE_URL, 2));

/** Of the three, those that were ever opened. */
export async function closePools(): Promise<void> {
  const opened = ["pool.app", "pool.jobs", "pool.platform"].flatMap((key) => already<Pool>(key) ?? []);
  await Promise.all(opened.map(({ sql }) => sql.end({ timeout: 5 })));
}
