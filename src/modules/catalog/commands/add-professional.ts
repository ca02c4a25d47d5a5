import { refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { letIn } from "#modules/identity/commands/invite-user.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveProfessional } from "../schemas.ts";
import { writeProfessional } from "./save-professional.ts";

/** A new professional; with an e-mail they are let in as well, and are who signs in as this professional. */
export async function addProfessional(ctx: Ctx, input: Omit<SaveProfessional, "id" | "userId">) {
  authorize(ctx, "professionals:write");
  const { email, firstName, lastName } = input;
  const adding = withTenant(ctx, async (tx) => {
    if (!email) return writeProfessional(tx, ctx, { ...input, userId: null });
    const person = { email, firstName, lastName, locale: ctx.locale };
    const invited = await letIn(tx, ctx, { ...person, roles: ["professional"] });
    return invited.ok ? writeProfessional(tx, ctx, { ...input, userId: invited.userId }) : invited;
  });
  return adding.catch((error: unknown) => {
    if (violates(error, "professionals_user_key")) return refuse("USER_ALREADY_LINKED");
    throw error;
  });
}
