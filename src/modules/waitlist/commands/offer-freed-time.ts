import { and, eq, gt, inArray, lt } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { TIME_CONSTRAINTS } from "#modules/appointments/commands/claim-time.ts";
import { findService, type Service } from "#modules/catalog/queries/offered-service.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { fits } from "../domain/fits.ts";
import { waitlistOffers } from "../tables.ts";
import { lockLine, type Entry } from "./lock-line.ts";
import { makeOffer } from "./make-offer.ts";
import { offerOpenedTime } from "./offer-opened-time.ts";

export type FreedTime = {
  serviceId: string;
  professionalId: string;
  start: number;
  end: number;
  /** Whose own it was, who is not asked. */
  exceptClientId?: string | undefined;
};

/**
 * Offers a freed time, or a class's freed seat, to the first in line whom it suits; where nobody waits for that very time, to
 * whoever waits for another service that the same professional could give in it. Does nothing where nobody fits, the time is
 * taken again, or too little is left: so it may run twice, and late.
 */
export async function offerFreedTime(ctx: Ctx, freed: FreedTime): Promise<void> {
  if (await offerToItsLine(ctx, freed)) return;
  const { serviceId, professionalId, start, end, exceptClientId } = freed;
  const windows = [{ start, end }];
  await offerOpenedTime(ctx, { professionalId, windows, exceptServiceId: serviceId, exceptClientId });
}

/**
 * Whoever lacks the credits is passed over; a transaction for each who is tried, so that one client's purse is not locked while
 * waiting for another's. Answers whether somebody is asked.
 */
async function offerToItsLine(ctx: Ctx, freed: FreedTime): Promise<boolean> {
  const passedOver: string[] = [];
  for (;;) {
    const answer = await offerToNext(ctx, freed, passedOver).catch((error: unknown) => {
      if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN");
      throw error;
    });
    if (answer.ok) return answer.offerId !== null;
    if (answer.reason !== "NO_CREDIT") return false;
    passedOver.push(answer.entryId);
  }
}

function offerToNext(ctx: Ctx, freed: FreedTime, passedOver: readonly string[]) {
  return withTenant(ctx, async (tx) => {
    const given = await findService(tx, ctx, freed.serviceId);
    const professional = given?.professionals.find(({ id }) => id === freed.professionalId);
    if (!given || !professional) return ok({ offerId: null });
    const { service } = given;
    const [entry] = (await whoFits(tx, ctx, service, freed)).filter(({ id }) => !passedOver.includes(id));
    return entry ? makeOffer(tx, ctx, entry, { service, professional, start: freed.start }) : ok({ offerId: null });
  });
}

/**
 * Those whom the time suits, in the order of the line; without whose it was, those who were asked about it, and those who are
 * elsewhere then.
 */
async function whoFits(
  tx: Tx,
  ctx: Ctx,
  service: Service,
  { professionalId, start, exceptClientId }: FreedTime,
): Promise<Entry[]> {
  const { timeZone: zone } = await organizationOf(tx, ctx);
  const line = await lockLine(tx, ctx, service.id);
  const suited = line.filter(
    (entry) =>
      entry.status === "waiting" && entry.clientId !== exceptClientId && fits(entry, { professionalId, start, zone }),
  );
  if (suited.length === 0) return [];
  const asked = await tx
    .select({ entryId: waitlistOffers.entryId })
    .from(waitlistOffers)
    .where(
      and(
        eq(waitlistOffers.tenantId, ctx.tenantId),
        inArray(
          waitlistOffers.entryId,
          suited.map(({ id }) => id),
        ),
        eq(waitlistOffers.startsAt, new Date(start)),
        eq(waitlistOffers.professionalId, professionalId),
      ),
    );
  const elsewhere = await tx
    .select({ clientId: appointments.clientId })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        inArray(
          appointments.clientId,
          suited.map(({ clientId }) => clientId),
        ),
        inArray(appointments.status, ["pending", "confirmed"]),
        lt(appointments.startsAt, new Date(start + service.durationMin * 60_000)),
        gt(appointments.endsAt, new Date(start)),
      ),
    );
  const out = new Set([...asked.map(({ entryId }) => entryId), ...elsewhere.map(({ clientId }) => clientId)]);
  return suited.filter(({ id, clientId }) => !out.has(id) && !out.has(clientId));
}
