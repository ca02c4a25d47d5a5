import { and, asc, eq, gt, inArray, lt } from "drizzle-orm";
import { findService, type Professional, type Service } from "#modules/catalog/queries/offered-service.ts";
import { slotQueries } from "#modules/appointments/queries/slot-queries.ts";
import { findSlots } from "#modules/availability/domain/slots.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { professionalServices } from "#modules/catalog/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { byAge } from "../domain/by-age.ts";
import { fits } from "../domain/fits.ts";
import { offerDeadline } from "../domain/offer-deadline.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";

type Interval = { start: number; end: number };
export type OpenedTime = {
  professionalId: string;
  /** Epoch milliseconds. */
  windows: readonly Interval[];
  /** A service whose line has been asked already. */
  exceptServiceId?: string;
  /** Whose own the time was. */
  exceptClientId?: string | undefined;
};
/** Who is asked next, and about what. */
export type Fit = { entryId: string; service: Service; professional: Professional; start: number };
type Given = { service: Service; professional: Professional; starts: number[] };

const MINUTE = 60_000;
const meets = (one: Interval) => (other: Interval) => one.start < other.end && one.end > other.start;

/** The first of those who wait for whatever this professional gives, and the earliest start in the opened time that suits them. */
export async function nextFit(
  tx: Tx,
  ctx: Ctx,
  opened: OpenedTime,
  tried: ReadonlySet<string>,
): Promise<Fit | undefined> {
  const { professionalId } = opened;
  const { timeZone: zone } = await organizationOf(tx, ctx);
  const waiting = (await whoWait(tx, ctx, professionalId)).filter(
    ({ id, appointmentTypeId, clientId }) =>
      !tried.has(id) && appointmentTypeId !== opened.exceptServiceId && clientId !== opened.exceptClientId,
  );
  const lines = Map.groupBy(waiting, ({ appointmentTypeId }) => appointmentTypeId);
  const known = new Map<string, Given | null>();
  for (const entry of byAge([...lines.values()])) {
    const { appointmentTypeId: serviceId } = entry;
    if (!known.has(serviceId)) known.set(serviceId, await startsOf(tx, ctx, serviceId, opened));
    const given = known.get(serviceId);
    const suited = given?.starts.filter((start) => fits(entry, { professionalId, start, zone })) ?? [];
    if (!given || suited.length === 0) continue;
    const out = await takenFrom(tx, ctx, entry, professionalId, suited);
    const start = suited.find((at) => !out(at, at + given.service.durationMin * MINUTE));
    if (start !== undefined)
      return { entryId: entry.id, service: given.service, professional: given.professional, start };
  }
  return undefined;
}

const whoWait = (tx: Tx, ctx: Ctx, professionalId: string) =>
  tx
    .select()
    .from(waitlistEntries)
    .where(
      and(
        eq(waitlistEntries.tenantId, ctx.tenantId),
        eq(waitlistEntries.status, "waiting"),
        inArray(
          waitlistEntries.appointmentTypeId,
          tx
            .select({ id: professionalServices.appointmentTypeId })
            .from(professionalServices)
            .where(
              and(
                eq(professionalServices.tenantId, ctx.tenantId),
                eq(professionalServices.professionalId, professionalId),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(waitlistEntries.position), asc(waitlistEntries.id));

/** Every free start of a service that takes some of the opened time and can still be answered in time. */
async function startsOf(
  tx: Tx,
  ctx: Ctx,
  serviceId: string,
  { professionalId, windows }: OpenedTime,
): Promise<Given | null> {
  const found = await findService(tx, ctx, serviceId);
  const professional = found?.professionals.find(({ id }) => id === professionalId);
  if (!found || !professional) return null;
  const { service } = found;
  const from = Math.min(...windows.map(({ start }) => start)) - service.durationMin * MINUTE;
  const to = Math.max(...windows.map(({ end }) => end));
  const query = (await slotQueries(tx, ctx, { service, professionals: [professional], from, to })).get(professionalId);
  const starts = (query ? findSlots(query) : [])
    .filter((slot) => windows.some(meets(slot)) && offerDeadline(ctx.now, slot.start, service.minNoticeMin) !== null)
    .map(({ start }) => start);
  return { service, professional, starts };
}

/** Which of these starts somebody was asked about before, or is elsewhere at. */
async function takenFrom(
  tx: Tx,
  ctx: Ctx,
  { id, clientId }: typeof waitlistEntries.$inferSelect,
  professionalId: string,
  starts: readonly number[],
): Promise<(start: number, end: number) => boolean> {
  const asked = await tx
    .select({ startsAt: waitlistOffers.startsAt })
    .from(waitlistOffers)
    .where(
      and(
        eq(waitlistOffers.tenantId, ctx.tenantId),
        eq(waitlistOffers.entryId, id),
        eq(waitlistOffers.professionalId, professionalId),
      ),
    );
  const elsewhere = await tx
    .select({ startsAt: appointments.startsAt, endsAt: appointments.endsAt })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.clientId, clientId),
        inArray(appointments.status, ["pending", "confirmed"]),
        gt(appointments.endsAt, new Date(starts[0] ?? ctx.now)),
        // No appointment is longer than a day.
        lt(appointments.startsAt, new Date((starts.at(-1) ?? ctx.now) + 24 * 60 * MINUTE)),
      ),
    );
  const known = new Set(asked.map(({ startsAt }) => startsAt.getTime()));
  const busy = elsewhere.map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() }));
  return (start, end) => known.has(start) || busy.some(meets({ start, end }));
}
