import { and, eq, ne } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { usersWithRole } from "#modules/identity/queries/users-with-role.ts";
import { knowsPhoto } from "#modules/photos/queries/photo.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveProfessional } from "../schemas.ts";
import { knowsServices } from "../queries/catalog.ts";
import { professionals, professionalServices } from "../tables.ts";

/**
 * Makes or changes a professional and which services they give. With another time zone their weekly hours are read on
 * that zone's wall from now on; appointments stay at their instants.
 */
export async function saveProfessional(ctx: Ctx, input: SaveProfessional) {
  authorize(ctx, "professionals:write");
  const saving = withTenant(ctx, (tx) => writeProfessional(tx, ctx, input));
  // Two admins at once: whoever comes second is told the same as who comes later.
  return saving.catch((error: unknown) => {
    if (violates(error, "professionals_user_key")) return refuse("USER_ALREADY_LINKED");
    throw error;
  });
}

/** The same in a caller's transaction, who has been authorized. */
export async function writeProfessional(tx: Tx, ctx: Ctx, { id: known, serviceIds, ...person }: SaveProfessional) {
  const id = known ?? newId();
  if (!(await knowsPhoto(tx, ctx, person.photoId ?? null))) return refuse("NOT_FOUND");
  const problem = person.userId ? await whyNotUser(tx, ctx, person.userId, id) : null;
  if (problem) return refuse(problem);
  const saved = known
    ? await tx
        .update(professionals)
        .set(person)
        .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, id)))
        .returning({ id: professionals.id })
    : await tx
        .insert(professionals)
        .values({ ...person, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) })
        .returning({ id: professionals.id });
  if (saved.length === 0 || !(await knowsServices(tx, ctx, serviceIds))) return refuse("NOT_FOUND");

  await tx
    .delete(professionalServices)
    .where(and(eq(professionalServices.tenantId, ctx.tenantId), eq(professionalServices.professionalId, id)));
  const given = [...new Set(serviceIds)].map((appointmentTypeId) => ({
    tenantId: ctx.tenantId,
    professionalId: id,
    appointmentTypeId,
  }));
  if (given.length > 0) await tx.insert(professionalServices).values(given).onConflictDoNothing();
  await audit(tx, ctx, {
    action: known ? "professional.change" : "professional.add",
    subject: { type: "professional", id },
    data: { ...person, serviceIds },
  });
  await publish(tx, ctx, "catalog", id);
  return ok({ id });
}

/** A user of another institution is not found here, and one without the role is not found among professionals. */
async function whyNotUser(
  tx: Tx,
  ctx: Ctx,
  userId: string,
  professionalId: string,
): Promise<"USER_NOT_PROFESSIONAL" | "USER_ALREADY_LINKED" | null> {
  const candidates = await usersWithRole(tx, ctx, "professional");
  if (!candidates.some(({ id }) => id === userId)) return "USER_NOT_PROFESSIONAL";
  const [other] = await tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(
      and(
        eq(professionals.tenantId, ctx.tenantId),
        eq(professionals.userId, userId),
        ne(professionals.id, professionalId),
      ),
    );
  return other ? "USER_ALREADY_LINKED" : null;
}
