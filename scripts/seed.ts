import { sql } from "drizzle-orm";
import { pathToFileURL } from "node:url";
import { newId } from "#lib/ids.ts";
import { addFirstAdmin } from "#modules/identity/commands/add-first-admin.ts";
import { createTenant } from "#modules/tenancy/commands/create-tenant.ts";
import { tenantId, type Ctx, type TenantId } from "#platform/context.ts";
import { openPool } from "#platform/db/client.ts";
import { appPool } from "#platform/db/pools.ts";
import type { RoleUrls } from "#platform/db/roles.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { describeError } from "#platform/log.ts";
import { once } from "#platform/registry.ts";
import { academia } from "./seed/academia.ts";
import { clinica } from "./seed/clinica.ts";
import { sendingBoss } from "./seed/credits.ts";
import { fillFleet } from "./seed/fill-fleet.ts";
import { fill } from "./seed/fill.ts";
import type { SeedInstitution } from "./seed/institution.ts";
import { perfumes } from "./seed/perfumes.ts";
import { hashPassword } from "#modules/identity/passwords.ts";
import { Trouble } from "./up/trouble.ts";
import { runningCopy } from "./seed/running-copy.ts";

const institutions = [clinica, academia, perfumes];

/** Public on purpose: `npm start` makes these institutions only where the address is this machine's own. */
const PASSWORD = "zaguan-demo-2026";

export const demoLogins = institutions.flatMap(({ slug, users }) =>
  users.flatMap(({ email, shown }) => (shown ? [{ tenant: slug, email, password: PASSWORD, role: shown }] : [])),
);

/**
 * Makes the demo institutions, with appointments around today and two months of sales, through the product's own tables and under row-level
 * security. What is there already is left alone, and what an interrupted run left empty is filled.
 * @returns the names in the addresses of those that were made or filled by this call
 */
export async function seed(urls: Pick<RoleUrls, "appUrl" | "jobsUrl" | "platformUrl">): Promise<{ made: string[] }> {
  once("pool.app", () => openPool(urls.appUrl, 2));
  once("pool.platform", () => openPool(urls.platformUrl, 1));
  const stopSending = await sendingBoss(urls.jobsUrl);
  await makeSaleMonths(urls.jobsUrl);
  const made: string[] = [];
  for (const institution of institutions) if (await seedInstitution(institution)) made.push(institution.slug);
  await stopSending();
  return { made };
}

/** Sales are kept by the month; migration makes those to come, and the demo looks back. */
async function makeSaleMonths(jobsUrl: string): Promise<void> {
  const jobs = openPool(jobsUrl, 1);
  await jobs.sql`select make_sale_month((date_trunc('month', now()) - n * interval '1 month')::date) from generate_series(0, 3) n`;
  await jobs.sql.end();
}

async function seedInstitution(wanted: SeedInstitution): Promise<boolean> {
  const by = { actor: { type: "system" } as const, requestId: newId(), now: Date.now() };
  const passwordHash = await hashPassword(PASSWORD);
  const id = (await tenantCalled(wanted.slug)) ?? (await open(wanted, by, passwordHash));
  const ctx: Ctx = { ...by, tenantId: id, locale: "es-AR" };
  return withTenant(ctx, async (tx) => {
    const filled = await fill(tx, ctx, wanted, passwordHash);
    return (wanted.fleet && (await fillFleet(tx, ctx, wanted.fleet, wanted.timeZone))) || filled;
  });
}

async function open(
  { slug, name, timeZone, currency, users }: SeedInstitution,
  by: Pick<Ctx, "actor" | "requestId" | "now">,
  passwordHash: string,
): Promise<TenantId> {
  const admin = users.find(({ roles }) => roles.includes("admin"));
  if (!admin) throw new Error(`seed: ${slug} has no admin`);
  const { email, firstName, lastName } = admin;
  const opened = await createTenant(by, { slug, name, timeZone, currency, locale: "es-AR" }, async (tx, ctx) => {
    await addFirstAdmin(tx, ctx, { email, passwordHash, firstName, lastName });
  });
  if (opened.ok) return opened.tenantId;
  // Another copy was quicker.
  const there = await tenantCalled(slug);
  if (!there) throw new Error(`seed: ${slug} could not be made`);
  return there;
}

async function tenantCalled(slug: string): Promise<TenantId | null> {
  const [row] = await appPool().db.execute<{ id: string }>(sql`select id from find_tenant(${slug})`);
  return row ? tenantId(row.id) : null;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { made } = await seed((await runningCopy(process.env)).urls);
    console.log(
      made.length > 0 ? `Demo institutions made: ${made.join(", ")}.` : "The demo institutions are there already.",
    );
    for (const { tenant, role, email } of demoLogins) console.log(`${tenant}  ${email}  ${PASSWORD}  (${role})`);
    process.exit();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : describeError(error));
    process.exit(1);
  }
}
