import { authorize } from "#modules/access/authorize.ts";
import type { Role } from "#modules/access/policy.ts";
import { writeLink } from "#modules/catalog/commands/link-professional.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

type Member = { userId: string; roles: readonly Role[]; professional: string | null };

/** Links a member who has the role and a choice. @returns the refusal, or null where there is none */
export async function linkIfProfessional(tx: Tx, ctx: Ctx, { userId, roles, professional }: Member) {
  if (!professional || !roles.includes("professional")) return null;
  authorize(ctx, "professionals:write");
  const linked = await writeLink(tx, ctx, { userId, professional });
  return linked.ok ? null : linked;
}
