import { newId } from "#lib/ids.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { Service } from "#modules/catalog/queries/offered-service.ts";
import { appointments } from "../tables.ts";

type New = typeof appointments.$inferInsert;
export type Time = Pick<
  New,
  "professionalId" | "startsAt" | "endsAt" | "busyStartsAt" | "busyEndsAt" | "resourceId" | "sessionId"
>;

/** The terms of now, copied: a service that changes later changes no appointment (product.md, rule 5). */
export async function termsOf(tx: Tx, ctx: Ctx, service: Service) {
  const { currency } = await organizationOf(tx, ctx);
  return {
    tenantId: ctx.tenantId,
    appointmentTypeId: service.id,
    priceMinor: service.priceMinor,
    currency,
    creditCost: service.creditCost,
    terms: { cancellationWindowH: service.cancellationWindowH, ...(service.policy ? { policy: service.policy } : {}) },
    createdAt: new Date(ctx.now),
    updatedAt: new Date(ctx.now),
  };
}

/** Writes a hold or an appointment on time that `claimTime` has answered. */
export async function insertAppointment(
  tx: Tx,
  ctx: Ctx,
  service: Service,
  time: Time,
  as: Pick<New, "status" | "clientId" | "notes" | "holdKeyHash" | "holdAddressHash" | "expiresAt" | "seriesId">,
): Promise<string> {
  const id = newId();
  await tx.insert(appointments).values({ ...(await termsOf(tx, ctx, service)), ...time, ...as, id });
  return id;
}
