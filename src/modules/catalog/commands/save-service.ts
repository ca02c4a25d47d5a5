import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { SaveService } from "../schemas.ts";
import { fullUntilHours, isPlain } from "../domain/policy-steps.ts";
import { knowsProfessionals } from "../queries/catalog.ts";
import { knowsResources } from "../queries/resources.ts";
import { appointmentTypes, professionalServices, serviceResources } from "../tables.ts";

/** A policy's hours are the ones that REST and the letters tell; a plain one is no more than those hours. */
const withItsHours = ({ policy, ...service }: Omit<SaveService, "id" | "professionalIds" | "resourceIds">) =>
  policy
    ? { ...service, cancellationWindowH: fullUntilHours(policy), policy: isPlain(policy) ? null : policy }
    : { ...service, policy: null };

/** Makes or changes a service, who gives it and where. What is booked already keeps the terms it was booked on. */
export async function saveService(ctx: Ctx, { id: known, professionalIds, resourceIds, ...wanted }: SaveService) {
  authorize(ctx, "services:write");
  const service = withItsHours(wanted);
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
    if (!(await knowsResources(tx, ctx, resourceIds))) return refuse("NOT_FOUND");

    await tx
      .delete(professionalServices)
      .where(and(eq(professionalServices.tenantId, ctx.tenantId), eq(professionalServices.appointmentTypeId, id)));
    const given = [...new Set(professionalIds)].map((professionalId) => ({
      tenantId: ctx.tenantId,
      professionalId,
      appointmentTypeId: id,
    }));
    if (given.length > 0) await tx.insert(professionalServices).values(given).onConflictDoNothing();

    await tx
      .delete(serviceResources)
      .where(and(eq(serviceResources.tenantId, ctx.tenantId), eq(serviceResources.appointmentTypeId, id)));
    const needed = [...new Set(resourceIds)].map((resourceId) => ({
      tenantId: ctx.tenantId,
      resourceId,
      appointmentTypeId: id,
    }));
    if (needed.length > 0) await tx.insert(serviceResources).values(needed).onConflictDoNothing();
    await audit(tx, ctx, {
      action: known ? "service.change" : "service.add",
      subject: { type: "service", id },
      data: { ...service, professionalIds, resourceIds },
    });
    await publish(tx, ctx, "catalog", id);
    return ok({ id });
  });
}
