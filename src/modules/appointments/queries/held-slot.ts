import { and, eq, gt } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import { hashHoldKey } from "../hold-key.ts";
import { appointments } from "../tables.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";

/** A visitor's own live hold. Another's, an unknown one and one that ran out answer alike. */
export function findHeldSlot(ctx: Ctx, { holdId }: { holdId: string }, key: string | null) {
  return readTenant(ctx, async (tx) => {
    if (!key) return refuse("HOLD_EXPIRED");
    const [organization, [found]] = await Promise.all([
      organizationOf(tx, ctx),
      tx
        .select({ row: appointments, type: appointmentTypes, professional: professionals })
        .from(appointments)
        .innerJoin(
          appointmentTypes,
          and(
            eq(appointmentTypes.tenantId, appointments.tenantId),
            eq(appointmentTypes.id, appointments.appointmentTypeId),
          ),
        )
        .innerJoin(
          professionals,
          and(eq(professionals.tenantId, appointments.tenantId), eq(professionals.id, appointments.professionalId)),
        )
        .where(
          and(
            eq(appointments.tenantId, ctx.tenantId),
            eq(appointments.id, holdId),
            eq(appointments.status, "held"),
            eq(appointments.holdKeyHash, hashHoldKey(key)),
            gt(appointments.expiresAt, new Date(ctx.now)),
          ),
        ),
    ]);
    const expiresAt = found?.row.expiresAt;
    if (!found || !expiresAt) return refuse("HOLD_EXPIRED");
    const { row, type, professional } = found;
    return ok({
      hold: {
        id: row.id,
        serviceId: type.id,
        service: type.name,
        professional: {
          id: professional.id,
          firstName: professional.firstName,
          lastName: professional.lastName,
          title: professional.title,
        },
        start: row.startsAt.getTime(),
        end: row.endsAt.getTime(),
        expiresAt: expiresAt.getTime(),
        priceMinor: row.priceMinor,
        currency: row.currency,
        creditCost: row.creditCost,
        cancellationWindowH: row.terms.cancellationWindowH,
        policy: policyOf(row.terms),
        autoConfirm: type.autoConfirm,
        isClass: type.capacity > 1,
        timeZone: organization.timeZone,
      },
    });
  });
}
