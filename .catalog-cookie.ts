import { openSession } from "#modules/identity/sessions.ts";
import { users } from "#modules/identity/tables.ts";
import { findTenant } from "#modules/tenancy/queries.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { eq } from "drizzle-orm";
const [slug = "", email = ""] = process.argv.slice(2);
const t = await findTenant(slug);
if (!t) throw new Error("no tenant");
const ctx = { tenantId: t.id, actor: { type: "system" } as const, requestId: "x", locale: "es-AR" as const, now: Date.now() };
const c = await withTenant(ctx, async (tx) => {
  const [u] = await tx.select().from(users).where(eq(users.email, email));
  return openSession(tx, ctx, u?.id ?? "", "test");
});
console.log(c.split(";")[0]);
process.exit();
