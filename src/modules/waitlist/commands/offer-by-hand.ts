import { and, eq } from "drizzle-orm";
import { refuse } from "#lib/result.ts";
import { TIME_CONSTRAINTS } from "#modules/appointments/commands/claim-time.ts";
import { findService } from "#modules/catalog/queries/offered-service.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { OfferByHand } from "../schemas.ts";
import { waitlistOffers } from "../tables.ts";
import { lockEntry } from "./lock-line.ts";
import { makeOffer } from "./make-offer.ts";

/** Staff offer a free time to whom they choose, whatever the line and the wishes say. */
export async function offerByHand(ctx: Ctx, { entryId, professionalId, start }: OfferByHand) {
  authorize(ctx, "waitlist:write");
  const offered = withTenant(ctx, async (tx) => {
    const entry = await lockEntry(tx, ctx, entryId);
    const given = entry && (await findService(tx, ctx, entry.appointmentTypeId));
    const professional = given?.professionals.find(({ id }) => id === professionalId);
    if (!entry || !given || !professional) return refuse("NOT_FOUND");
    if (entry.status !== "waiting") return refuse("NOT_WAITING");
    const [asked] = await tx
      .select({ id: waitlistOffers.id })
      .from(waitlistOffers)
      .where(
        and(
          eq(waitlistOffers.tenantId, ctx.tenantId),
          eq(waitlistOffers.entryId, entryId),
          eq(waitlistOffers.startsAt, new Date(start)),
          eq(waitlistOffers.professionalId, professionalId),
        ),
      );
    if (asked) return refuse("ALREADY_OFFERED");
    return makeOffer(tx, ctx, entry, { service: given.service, professional, start });
  });
  return offered.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN");
    throw error;
  });
}
