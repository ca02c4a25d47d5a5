import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { authorize } from "#modules/access/authorize.ts";
import { ROLES, type Role } from "#modules/access/policy.ts";
import { identityTokens, userRoles, users } from "../tables.ts";
import { isInvited } from "../users.ts";

export type TeamMember = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  roles: Role[];
  status: "active" | "invited" | "invitation_expired" | "disabled";
  /** Epoch ms; of the open invitation. */
  invitationEndsAt: number | null;
};

/** Whoever works here or is invited to: everybody with a role other than client. */
export async function team(tx: Tx, ctx: Ctx): Promise<TeamMember[]> {
  authorize(ctx, "team:read");
  const staff = tx
    .select({ id: userRoles.userId })
    .from(userRoles)
    .where(and(eq(userRoles.tenantId, ctx.tenantId), ne(userRoles.role, "client")));
  const rows = await tx
    .select({
      user: users,
      roles: sql<Role[]>`array_agg(distinct ${userRoles.role})`,
      invitationEndsAt: sql<
        number | null
      >`(extract(epoch from max(${identityTokens.expiresAt}) filter (where ${identityTokens.usedAt} is null)) * 1000)::float8`,
    })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id)))
    .leftJoin(
      identityTokens,
      and(
        eq(identityTokens.tenantId, users.tenantId),
        eq(identityTokens.userId, users.id),
        eq(identityTokens.kind, "invitation"),
      ),
    )
    .where(and(eq(users.tenantId, ctx.tenantId), inArray(users.id, staff)))
    .groupBy(users.tenantId, users.id)
    .orderBy(users.firstName, users.lastName, users.id);
  return rows.map(({ user, roles, invitationEndsAt }) => ({
    id: user.id,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    roles: ROLES.filter((role) => roles.includes(role)),
    status: user.disabledAt
      ? "disabled"
      : !isInvited(user)
        ? "active"
        : (invitationEndsAt ?? 0) > ctx.now
          ? "invited"
          : "invitation_expired",
    invitationEndsAt: isInvited(user) ? invitationEndsAt : null,
  }));
}
