import { and, asc, eq, isNull } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Role } from "#modules/access/policy.ts";
import { userRoles, users } from "../tables.ts";

/** Who holds a role and may still sign in, by name. */
export function usersWithRole(tx: Tx, ctx: Ctx, role: Role) {
  return tx
    .select({ id: users.id, firstName: users.firstName, lastName: users.lastName, email: users.email })
    .from(users)
    .innerJoin(
      userRoles,
      and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id), eq(userRoles.role, role)),
    )
    .where(and(eq(users.tenantId, ctx.tenantId), isNull(users.disabledAt)))
    .orderBy(asc(users.lastName), asc(users.id));
}
