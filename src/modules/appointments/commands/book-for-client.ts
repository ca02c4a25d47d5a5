import { refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { findService } from "#modules/catalog/queries/offered-service.ts";
import { createAppointment } from "./create-appointment.ts";
import { freeFirst } from "./hold-slot.ts";

type Wanted = {
  serviceId: string;
  /** Or whoever is free then, the least loaded first. */
  professionalId: string;
  start: number;
  clientId: string;
  notes?: string | undefined;
};

/**
 * By an integration, for a client on the list: within the hours that are offered, on the service's own terms, and waiting
 * for an answer unless the service confirms by itself.
 */
export async function bookForClient(ctx: Ctx, { serviceId, professionalId, start, clientId, notes }: Wanted) {
  authorize(ctx, "appointments:create");
  const people = await readTenant(ctx, async (tx) => {
    const found = await findService(tx, ctx, serviceId);
    if (professionalId !== "any" || !found) return [professionalId];
    return (await freeFirst(tx, ctx, found.service, found.professionals, start)).map(({ id }) => id);
  });
  let refusal: Extract<Awaited<ReturnType<typeof createAppointment>>, { ok: false }> | undefined;
  // A transaction for each, since a lock on one professional must not be held while waiting for another's.
  for (const each of people) {
    const wanted = { serviceId, professionalId: each, start, client: { id: clientId }, notes };
    const made = await createAppointment(
      ctx,
      { ...wanted, outsideHours: false, chargeCredits: true },
      { asOffered: true },
    );
    if (made.ok) return made;
    refusal ??= made;
    if (made.reason !== "SLOT_TAKEN") break;
  }
  return refusal ?? refuse("NOT_FOUND");
}
