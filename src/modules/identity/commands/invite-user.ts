import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { queueLinkLetter, queueNotice } from "../letters.ts";
import { ROLES } from "#modules/access/policy.ts";
import type { InviteUser } from "../schemas.ts";
import { users } from "../tables.ts";
import { isInvited, rolesOf, userByEmail, type User } from "../users.ts";
import { inviterName } from "./inviter-name.ts";
import { lockTeam } from "./keep-an-admin.ts";
import { replaceRoles } from "./set-roles.ts";

/**
 * Lets someone in to work here, in the transaction of a caller who has been authorized. Who has no account gets a link to
 * choose a password; who has one gains the roles at once and is told. Not so for an account whose address was never
 * verified: anyone could have opened it under that name.
 */
export async function letIn(tx: Tx, ctx: Ctx, { roles, ...person }: InviteUser) {
  await lockTeam(tx, ctx);
  const known = await userByEmail(tx, ctx, person.email);
  if (known) return welcomeBack(tx, ctx, known, roles);
  const id = newId();
  const [made] = await tx
    .insert(users)
    .values({ tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now), ...person })
    .onConflictDoNothing({ target: [users.tenantId, users.email] })
    .returning({ id: users.id });
  if (!made) return refuse("ALREADY_INVITED");
  await replaceRoles(tx, ctx, id, roles);
  await queueLinkLetter(tx, ctx, "invitation", { id, ...person }, { inviter: await inviterName(tx, ctx) });
  await audit(tx, ctx, { action: "user.invite", subject: { type: "user", id }, data: { roles } });
  return ok({ userId: id, outcome: "invited" as const });
}

async function welcomeBack(tx: Tx, ctx: Ctx, known: User, roles: InviteUser["roles"]) {
  if (isInvited(known)) return refuse("ALREADY_INVITED");
  if (known.disabledAt) return refuse("ACCOUNT_DISABLED_HERE");
  if (!known.emailVerifiedAt) return refuse("EMAIL_UNVERIFIED");
  const before = await rolesOf(tx, ctx, known.id);
  const after = ROLES.filter((role) => before.includes(role) || roles.includes(role));
  await replaceRoles(tx, ctx, known.id, after);
  await queueNotice(tx, ctx, "roles_granted", known, { inviter: await inviterName(tx, ctx) });
  await audit(tx, ctx, { action: "user.roles", subject: { type: "user", id: known.id }, data: { before, after } });
  return ok({ userId: known.id, outcome: "added" as const });
}
