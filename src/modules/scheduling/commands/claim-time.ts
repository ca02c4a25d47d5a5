import { and, eq, gt, lt, lte } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/result.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { whyNot, type Reason } from "../domain/why-not.ts";
import { slotQueries, type Professional, type Service } from "../queries/bookable.ts";
import { appointments, professionals } from "../tables.ts";

const MINUTE = 60_000;

type Row = typeof appointments.$inferInsert;
export type Claim = {
  service: Service;
  professional: Professional;
  start: number;
  /** Staff may go outside hours, grid, notice and horizon; nobody may go over another appointment. */
  outsideHours?: boolean;
  as: Pick<Row, "status" | "clientId" | "notes" | "holdKeyHash" | "holdAddressHash" | "expiresAt">;
};

/** A rule's refusal, in the words of the screens and of the REST contract. */
const REFUSALS = {
  out_of_range: "OUTSIDE_AVAILABILITY",
  past: "PAST",
  notice: "TOO_SOON",
  horizon: "BEYOND_HORIZON",
  no_working_hours: "OUTSIDE_AVAILABILITY",
  override: "OUTSIDE_AVAILABILITY",
  outside_window: "OUTSIDE_AVAILABILITY",
  off_grid: "OFF_GRID",
  block: "OUTSIDE_AVAILABILITY",
  busy: "SLOT_TAKEN",
  daily_max: "DAILY_MAX",
} as const satisfies Record<Reason["rule"], string>;

/**
 * Takes a professional's time for a hold or an appointment, by the same rules that offered it, with the terms of now.
 * The professional's row is locked first: two bookings of one professional wait for each other instead of meeting in the
 * exclusion constraint, where PostgreSQL could only end one of them as a deadlock. The constraint still has the last word.
 */
export async function claimTime(tx: Tx, ctx: Ctx, { service, professional, start, outsideHours = false, as }: Claim) {
  await tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professional.id)))
    .for("no key update");

  const end = start + service.durationMin * MINUTE;
  const busyStartsAt = new Date(start - service.bufferBeforeMin * MINUTE);
  const busyEndsAt = new Date(end + service.bufferAfterMin * MINUTE);
  const [organization, queries] = await Promise.all([
    organizationOf(tx, ctx),
    slotQueries(tx, ctx, { service, professionals: [professional], from: start, to: start + 1 }),
    deleteExpiredHolds(tx, ctx, professional.id, busyStartsAt, busyEndsAt),
  ]);
  const query = queries.get(professional.id);
  if (!query) throw new Error("claimTime: no query for the professional");
  const reason = outsideHours ? taken(query.busy, busyStartsAt, busyEndsAt) : whyNot(query, start)?.rule;
  if (reason) return refuse(REFUSALS[reason]);

  const appointment = {
    ...as,
    tenantId: ctx.tenantId,
    id: newId(),
    professionalId: professional.id,
    appointmentTypeId: service.id,
    startsAt: new Date(start),
    endsAt: new Date(end),
    busyStartsAt,
    busyEndsAt,
    priceMinor: service.priceMinor,
    currency: organization.currency,
    creditCost: service.creditCost,
    terms: { cancellationWindowH: service.cancellationWindowH },
    createdAt: new Date(ctx.now),
    updatedAt: new Date(ctx.now),
  } satisfies Row;
  await tx.insert(appointments).values(appointment);
  return { ok: true as const, appointment };
}

const taken = (busy: readonly { start: number; end: number }[], from: Date, to: Date): "busy" | undefined =>
  busy.some(({ start, end }) => start < to.getTime() && end > from.getTime()) ? "busy" : undefined;

/** The constraint cannot know the time of day, so an expired hold goes when somebody wants its time. */
async function deleteExpiredHolds(tx: Tx, ctx: Ctx, professionalId: string, from: Date, to: Date): Promise<void> {
  await tx
    .delete(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.professionalId, professionalId),
        eq(appointments.status, "held"),
        lte(appointments.expiresAt, new Date(ctx.now)),
        lt(appointments.busyStartsAt, to),
        gt(appointments.busyEndsAt, from),
      ),
    );
}

/** The exclusion constraint's name, where a race gets past everything above. */
export const NO_OVERLAP = "appointments_no_overlap";
