import { and, asc, eq, inArray } from "drizzle-orm";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/access/authorize.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import { appointmentTypes, professionals, professionalServices } from "#modules/catalog/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";
import { readOffer } from "./read-offer.ts";
import { wishesOf } from "./wishes.ts";

export type WaitlistLines = Awaited<ReturnType<typeof waitlistLines>>;
export type Line = WaitlistLines["services"][number];
export type LineEntry = Line["entries"][number];

/** The line of every service that is offered or waited for. A professional sees those of theirs who would come to them. */
export async function waitlistLines(tx: Tx, ctx: Ctx) {
  const scope = authorize(ctx, "waitlist:read");
  const own = scope === "own" ? await ownProfessionalId(tx, ctx) : null;
  const ofTenant = eq(waitlistEntries.tenantId, ctx.tenantId);
  const [{ timeZone }, types, gives, people, waiting] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select()
      .from(appointmentTypes)
      .where(eq(appointmentTypes.tenantId, ctx.tenantId))
      .orderBy(asc(appointmentTypes.createdAt), asc(appointmentTypes.id)),
    tx.select().from(professionalServices).where(eq(professionalServices.tenantId, ctx.tenantId)),
    tx
      .select({ id: professionals.id, firstName: professionals.firstName, lastName: professionals.lastName })
      .from(professionals)
      .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.active, true)))
      .orderBy(asc(professionals.lastName), asc(professionals.id)),
    tx
      .select({ entry: waitlistEntries, client: clients, offerId: waitlistOffers.id })
      .from(waitlistEntries)
      .innerJoin(clients, and(eq(clients.tenantId, waitlistEntries.tenantId), eq(clients.id, waitlistEntries.clientId)))
      .leftJoin(
        waitlistOffers,
        and(
          eq(waitlistOffers.tenantId, waitlistEntries.tenantId),
          eq(waitlistOffers.entryId, waitlistEntries.id),
          eq(waitlistOffers.status, "open"),
        ),
      )
      .where(and(ofTenant, inArray(waitlistEntries.status, ["waiting", "offered"])))
      .orderBy(asc(waitlistEntries.position), asc(waitlistEntries.id)),
  ]);
  const givenBy = Map.groupBy(gives, ({ appointmentTypeId }) => appointmentTypeId);
  const lineOf = Map.groupBy(waiting, ({ entry }) => entry.appointmentTypeId);
  const services = [];
  for (const { id, name, color, active } of types) {
    const givers = givenBy.get(id)?.map(({ professionalId }) => professionalId) ?? [];
    const line = lineOf.get(id) ?? [];
    if (scope === "own" ? !own || !givers.includes(own) : !active && line.length === 0) continue;
    const entries = [];
    for (const [index, { entry, client, offerId }] of line.entries()) {
      if (own && entry.professionalIds && !entry.professionalIds.includes(own)) continue;
      const offer = offerId ? await readOffer(tx, ctx, offerId) : null;
      entries.push({
        id: entry.id,
        place: index + 1,
        since: entry.createdAt.getTime(),
        client: { id: client.id, firstName: client.firstName, lastName: client.lastName, phone: client.phone },
        wishes: wishesOf(entry, people),
        offer: offer && {
          id: offer.id,
          start: offer.start,
          professional: offer.professional,
          expiresAt: offer.expiresAt,
          leftMs: offer.expiresAt - ctx.now,
          hasEmail: offer.client.email !== null,
        },
      });
    }
    services.push({
      id,
      name,
      color,
      active,
      professionals: people.filter((person) => givers.includes(person.id)),
      entries,
    });
  }
  return { timeZone, now: ctx.now, services };
}
