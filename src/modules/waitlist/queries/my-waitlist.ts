import { and, asc, count, eq, inArray, lt, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/access/authorize.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { offerToken } from "../offer-link.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";
import { readOffer } from "./read-offer.ts";
import { wishesOf } from "./wishes.ts";

export type MyWaitlist = Awaited<ReturnType<typeof myWaitlist>>;

/** Where a client waits, at which place, and what they are being offered now. */
export async function myWaitlist(tx: Tx, ctx: Ctx) {
  authorize(ctx, "waitlist:join");
  const { timeZone } = await organizationOf(tx, ctx);
  const rows = await tx
    .select({ entry: waitlistEntries, service: appointmentTypes, offerId: waitlistOffers.id })
    .from(waitlistEntries)
    .innerJoin(clients, and(eq(clients.tenantId, waitlistEntries.tenantId), eq(clients.id, waitlistEntries.clientId)))
    .innerJoin(
      appointmentTypes,
      and(
        eq(appointmentTypes.tenantId, waitlistEntries.tenantId),
        eq(appointmentTypes.id, waitlistEntries.appointmentTypeId),
      ),
    )
    .leftJoin(
      waitlistOffers,
      and(
        eq(waitlistOffers.tenantId, waitlistEntries.tenantId),
        eq(waitlistOffers.entryId, waitlistEntries.id),
        eq(waitlistOffers.status, "open"),
      ),
    )
    .where(
      and(
        eq(waitlistEntries.tenantId, ctx.tenantId),
        eq(clients.userId, actorId(ctx.actor) ?? ""),
        inArray(waitlistEntries.status, ["waiting", "offered"]),
      ),
    )
    .orderBy(asc(waitlistEntries.createdAt), asc(waitlistEntries.id));
  const people = await tx
    .select({ id: professionals.id, firstName: professionals.firstName, lastName: professionals.lastName })
    .from(professionals)
    .where(eq(professionals.tenantId, ctx.tenantId));
  const entries = [];
  for (const { entry, service, offerId } of rows) {
    const offer = offerId ? await readOffer(tx, ctx, offerId) : null;
    entries.push({
      id: entry.id,
      serviceId: service.id,
      service: service.name,
      color: service.color,
      wishes: wishesOf(entry, people),
      place: (await ahead(tx, ctx, entry.id)) + 1,
      offer:
        offer?.status === "open" && offerId
          ? {
              token: offerToken(ctx, offerId),
              start: offer.start,
              end: offer.end,
              professional: offer.professional,
              leftMs: offer.expiresAt - ctx.now,
              expiresAt: offer.expiresAt,
            }
          : null,
    });
  }
  return { timeZone, entries };
}

/** How many stand before an entry in its line. */
async function ahead(tx: Tx, ctx: Ctx, entryId: string): Promise<number> {
  const own = alias(waitlistEntries, "own");
  const [row] = await tx
    .select({ n: count() })
    .from(own)
    .innerJoin(
      waitlistEntries,
      and(
        eq(waitlistEntries.tenantId, own.tenantId),
        eq(waitlistEntries.appointmentTypeId, own.appointmentTypeId),
        inArray(waitlistEntries.status, ["waiting", "offered"]),
        or(
          lt(waitlistEntries.position, own.position),
          and(eq(waitlistEntries.position, own.position), lt(waitlistEntries.id, own.id)),
        ),
      ),
    )
    .where(and(eq(own.tenantId, ctx.tenantId), eq(own.id, entryId)));
  return row?.n ?? 0;
}
