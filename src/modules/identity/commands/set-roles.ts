import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Role } from "#modules/access/policy.ts";
import type { ChangeRoles } from "../schemas.ts";
import { userRoles } from "../tables.ts";
import { rolesOf, userById } from "../users.ts";
import { hasAdmin, lockTeam } from "./keep-an-admin.ts";

/**
 * What a user is here, from now on: permissions follow at their next request. The last admin stays one. In the transaction
 * of a caller who has been authorized.
 */
export async function setRoles(tx: Tx, ctx: Ctx, { userId, roles }: ChangeRoles) {
  await lockTeam(tx, ctx);
  const user = await userById(tx, ctx, userId);
  if (!user) return refuse("NOT_FOUND");
  // A role is work done in someone's name: whoever holds it has shown that the address is theirs, or will by the invitation.
  const granted = roles.some((role) => role !== "client");
  if (granted && user.passwordHash && !user.emailVerifiedAt) return refuse("EMAIL_UNVERIFIED");
  const before = await rolesOf(tx, ctx, userId);
  await replaceRoles(tx, ctx, userId, roles);
  if (!(await hasAdmin(tx, ctx))) return refuse("LAST_ADMIN");
  await audit(tx, ctx, { action: "user.roles", subject: { type: "user", id: userId }, data: { before, after: roles } });
  return ok({});
}

export async function replaceRoles(tx: Tx, ctx: Ctx, userId: string, roles: readonly Role[]): Promise<void> {
  await tx.delete(userRoles).where(and(eq(userRoles.tenantId, ctx.tenantId), eq(userRoles.userId, userId)));
  await tx.insert(userRoles).values(roles.map((role) => ({ tenantId: ctx.tenantId, userId, role })));
}
