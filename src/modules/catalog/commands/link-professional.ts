import { and, eq, isNull, or } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { usersWithRole } from "#modules/identity/queries/users-with-role.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { nextColor } from "../domain/next-color.ts";
import { activeServiceIds } from "../queries/catalog.ts";
import type { LinkProfessional } from "../schemas.ts";
import { professionals } from "../tables.ts";
import { writeProfessional } from "./save-professional.ts";

/** Says who a user with the role is in the calendar: a professional who is there, or a new one. */
export async function linkProfessional(ctx: Ctx, input: LinkProfessional) {
  authorize(ctx, "professionals:write");
  const linking = withTenant(ctx, (tx) => writeLink(tx, ctx, input));
  return linking.catch((error: unknown) => {
    if (violates(error, "professionals_user_key")) return refuse("USER_ALREADY_LINKED");
    throw error;
  });
}

/**
 * The same in a caller's transaction, who has been authorized. What is linked before an invitation is accepted is of use
 * to nobody until then: only whoever accepted it can sign in.
 */
export async function writeLink(tx: Tx, ctx: Ctx, { userId, professional }: LinkProfessional) {
  const user = (await usersWithRole(tx, ctx, "professional")).find(({ id }) => id === userId);
  if (!user) return refuse("USER_NOT_PROFESSIONAL");
  const everyone = await tx
    .select({ id: professionals.id, userId: professionals.userId, color: professionals.color })
    .from(professionals)
    .where(eq(professionals.tenantId, ctx.tenantId));
  const linked = everyone.find((each) => each.userId === userId);
  if (linked) return linked.id === professional ? ok({ id: linked.id }) : refuse("USER_ALREADY_LINKED");
  if (professional === "new") {
    const { timeZone } = await organizationOf(tx, ctx);
    return writeProfessional(tx, ctx, {
      userId,
      firstName: user.firstName,
      lastName: user.lastName,
      title: null,
      email: user.email,
      timeZone,
      color: nextColor(everyone.map(({ color }) => color)),
      dailyMax: null,
      serviceIds: await activeServiceIds(tx, ctx),
    });
  }
  const itself = and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professional));
  const [known] = await tx
    .update(professionals)
    .set({ userId })
    .where(and(itself, or(isNull(professionals.userId), eq(professionals.userId, userId))))
    .returning({ id: professionals.id });
  if (!known) return refuse(everyone.some(({ id }) => id === professional) ? "PROFESSIONAL_TAKEN" : "NOT_FOUND");
  await audit(tx, ctx, {
    action: "professional.link",
    subject: { type: "professional", id: professional },
    data: { userId },
  });
  await publish(tx, ctx, "catalog", professional);
  return ok({ id: professional });
}
