import { and, eq } from "drizzle-orm";
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";

export type OfferFacts = NonNullable<Awaited<ReturnType<typeof readOffer>>>;

/** An offer, of what, to whom, and what holds its time (null once that is gone). Instants are epoch milliseconds. */
export async function readOffer(tx: Tx, ctx: Ctx, offerId: string) {
  const [found] = await tx
    .select({
      offer: waitlistOffers,
      service: appointmentTypes,
      professional: professionals,
      client: clients,
      user: users,
      hold: appointments,
    })
    .from(waitlistOffers)
    .innerJoin(
      waitlistEntries,
      and(eq(waitlistEntries.tenantId, waitlistOffers.tenantId), eq(waitlistEntries.id, waitlistOffers.entryId)),
    )
    .innerJoin(
      appointmentTypes,
      and(
        eq(appointmentTypes.tenantId, waitlistEntries.tenantId),
        eq(appointmentTypes.id, waitlistEntries.appointmentTypeId),
      ),
    )
    .innerJoin(
      professionals,
      and(eq(professionals.tenantId, waitlistOffers.tenantId), eq(professionals.id, waitlistOffers.professionalId)),
    )
    .innerJoin(clients, and(eq(clients.tenantId, waitlistEntries.tenantId), eq(clients.id, waitlistEntries.clientId)))
    .leftJoin(users, and(eq(users.tenantId, clients.tenantId), eq(users.id, clients.userId)))
    .leftJoin(
      appointments,
      and(eq(appointments.tenantId, waitlistOffers.tenantId), eq(appointments.id, waitlistOffers.appointmentId)),
    )
    .where(and(eq(waitlistOffers.tenantId, ctx.tenantId), eq(waitlistOffers.id, offerId)));
  if (!found) return null;
  const { offer, service, professional, client, user, hold } = found;
  const start = offer.startsAt.getTime();
  const late = offer.status === "open" && (offer.expiresAt.getTime() <= ctx.now || hold?.status !== "held");
  return {
    id: offer.id,
    entryId: offer.entryId,
    appointmentId: offer.appointmentId,
    /** As it stands now, also where the job that says so has not come yet. */
    status: late ? ("lapsed" as const) : offer.status,
    expiresAt: offer.expiresAt.getTime(),
    start,
    end: start + service.durationMin * 60_000,
    serviceId: service.id,
    service: service.name,
    color: service.color,
    professional: {
      id: professional.id,
      firstName: professional.firstName,
      lastName: professional.lastName,
      title: professional.title,
    },
    terms: hold && {
      priceMinor: hold.priceMinor,
      currency: hold.currency,
      creditCost: hold.creditCost,
      policy: policyOf(hold.terms),
    },
    client: {
      firstName: user?.firstName ?? client.firstName,
      name: `${client.firstName} ${client.lastName}`.trim(),
      phone: client.phone,
      // A disabled user's address is not written to.
      email: user ? (user.disabledAt ? null : user.email) : client.email,
      locale: user?.locale ?? client.locale,
    },
  };
}
