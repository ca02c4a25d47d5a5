import { parseArgs } from "node:util";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { addFirstAdmin } from "#modules/identity/commands/add-first-admin.ts";
import { hashPassword } from "#modules/identity/passwords.ts";
import { createTenant } from "#modules/tenancy/commands/create-tenant.ts";
import { tenantUrl } from "#modules/tenancy/host.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { SCOPES } from "#modules/keys/schemas.ts";
import { CreateTenant } from "#modules/tenancy/schemas.ts";
import { openPool } from "#platform/db/client.ts";
import { describeError } from "#platform/log.ts";
import { RolesRefused } from "#platform/db/roles.ts";
import { once } from "#platform/registry.ts";
import { runningCopy } from "./seed/running-copy.ts";
import { Trouble } from "./up/trouble.ts";

const USAGE = `Usage: npm run tenant:create -- --slug acme --name "Acme" --time-zone America/Argentina/Buenos_Aires --admin-email a@acme.test --admin-password …
Also: --currency ARS, --locale es-AR or en, --modules appointments,machines.`;

const Wanted = CreateTenant.extend({
  adminEmail: z.email().max(254).toLowerCase(),
  adminPassword: z.string().min(10).max(200),
});

/** What is wrong with each option, for a person at a terminal. */
const WORDS: Record<string, string> = {
  slug: "--slug must be 1 to 63 lower-case letters, digits or hyphens, such as acme, and not a name the platform keeps for itself (www, admin, api …).",
  name: "--name must have 1 to 120 characters.",
  timeZone: "--time-zone must be an IANA zone such as America/Argentina/Buenos_Aires.",
  currency: "--currency must be an ISO 4217 code such as ARS.",
  locale: "--locale must be es-AR or en.",
  modules: "--modules must be appointments, machines, or both with a comma between.",
  adminEmail: "--admin-email must be an e-mail address.",
  adminPassword: "--admin-password must have 10 to 200 characters.",
};

function wanted(args: string[]): z.infer<typeof Wanted> {
  const text = { type: "string" } as const;
  const options = {
    slug: text,
    name: text,
    "time-zone": text,
    currency: text,
    locale: text,
    modules: text,
    "admin-email": text,
    "admin-password": text,
  };
  let values: Partial<Record<keyof typeof options, string>>;
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    throw new Trouble(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { "time-zone": timeZone, "admin-email": adminEmail, "admin-password": adminPassword, ...rest } = values;
  const modules = (values.modules ?? "appointments,machines").split(",").map((each) => each.trim());
  const parsed = Wanted.safeParse({ ...rest, modules, timeZone, adminEmail, adminPassword });
  if (parsed.success) return parsed.data;
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  throw new Trouble(`${[...fields].map((field) => WORDS[field] ?? field).join("\n")}\n${USAGE}`);
}

async function main(): Promise<void> {
  const { adminEmail, adminPassword, ...tenant } = wanted(process.argv.slice(2));
  const { urls, settings } = await runningCopy(process.env);
  once("pool.platform", () => openPool(urls.platformUrl, 1));
  const passwordHash = await hashPassword(adminPassword);
  const by = { actor: { type: "system" } as const, requestId: newId(), now: Date.now() };
  let apiKey = "";
  const created = await createTenant(by, tenant, async (tx, ctx) => {
    await addFirstAdmin(tx, ctx, { email: adminEmail, passwordHash, firstName: "Admin", lastName: tenant.name });
    apiKey = (await issueKey(tx, ctx, { kind: "organization", name: "tenant:create", scopes: SCOPES })).key;
  });
  if (!created.ok) throw new Trouble(`The slug "${tenant.slug}" is taken by another institution: choose another one.`);
  const url = tenantUrl(settings.publicOrigin, tenant.slug, "/");
  console.log(JSON.stringify({ tenant_id: created.tenantId, url, api_key: apiKey }));
}

/** A database that is not there answers nothing; anything else is ours and shows where, without what was asked. */
function sentenceFor(error: unknown): string {
  if (error instanceof Trouble || error instanceof RolesRefused) return error.message;
  const { code, cause } = describeError(error) as { code?: unknown; cause?: { code?: unknown } };
  if ([code, cause?.code].some((each) => each === "ECONNREFUSED" || each === "CONNECT_TIMEOUT")) {
    return "The database does not answer: start Zaguán first (npm start), with the same DATA_DIR or DATABASE_URL.";
  }
  return JSON.stringify(describeError(error), null, 2);
}

try {
  await main();
  process.exit();
} catch (error) {
  console.error(sentenceFor(error));
  process.exit(1);
}
