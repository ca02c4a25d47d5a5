import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/identity/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveService } from "../catalog-schemas.ts";
import { knowsProfessionals } from "../queries/catalog.ts";
import { appointmentTypes, professionalServices } from "../tables.ts";

/** Makes or changes a service and who gives it. What is booked already keeps the terms it was booked on. */
export async function saveService(ctx: Ctx, { id: known, professionalIds, ...service }: SaveService) {
  authorize(ctx, "services:write");
  return withTenant(ctx, async (tx) => {
    const id = known ?? newId();
    const saved = known
      ? await tx
          .update(appointmentTypes)
          .set(service)
          .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, id)))
          .returning({ id: appointmentTypes.id })
      : await tx
          .insert(appointmentTypes)
          .values({ ...service, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) })
          .returning({ id: appointmentTypes.id });
    if (saved.length === 0 || !(await knowsProfessionals(tx, ctx, professionalIds))) return refuse("NOT_FOUND");

    await tx
      .delete(professionalServices)
      .where(and(eq(professionalServices.tenantId, ctx.tenantId), eq(professionalServices.appointmentTypeId, id)));
    const given = [...new Set(professionalIds)].map((professionalId) => ({
      tenantId: ctx.tenantId,
      professionalId,
      appointmentTypeId: id,
    }));
    if (given.length > 0) await tx.insert(professionalServices).values(given).onConflictDoNothing();
    await audit(tx, ctx, {
      action: known ? "service.change" : "service.add",
      subject: { type: "service", id },
      data: { ...service, professionalIds },
    });
    await publish(tx, ctx, "catalog", id);
    return ok({ id });
  });
}
