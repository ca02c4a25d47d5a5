import { newId } from "#lib/ids.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { userRoles, users } from "../tables.ts";

export type FirstAdmin = { email: string; passwordHash: string; firstName: string; lastName: string };

/** The admin with whom an institution begins; whoever opens the institution vouches for the address. */
export async function addFirstAdmin(
  tx: Tx,
  ctx: Ctx,
  { email, passwordHash, firstName, lastName }: FirstAdmin,
): Promise<string> {
  const id = newId();
  const now = new Date(ctx.now);
  await tx.insert(users).values({
    tenantId: ctx.tenantId,
    id,
    email: email.toLowerCase(),
    emailVerifiedAt: now,
    passwordHash,
    firstName,
    lastName,
    locale: ctx.locale,
    createdAt: now,
  });
  await tx.insert(userRoles).values({ tenantId: ctx.tenantId, userId: id, role: "admin" });
  await audit(tx, ctx, { action: "user.first_admin", subject: { type: "user", id } });
  return id;
}
