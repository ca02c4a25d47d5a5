import { and, asc, eq, gt, inArray, isNull, lt, ne, or } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { clients } from "#modules/clients/tables.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Scope } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { WhyNotFree } from "../schemas.ts";
import { localDateOf } from "#modules/availability/domain/local-days.ts";
import type { Interval } from "#modules/availability/domain/slot-query.ts";
import { TAKES_TIME } from "../domain/transitions.ts";
import { whyNot, type Reason } from "#modules/availability/domain/why-not.ts";
import { appointments } from "../tables.ts";
import {
  appointmentTypes,
  professionals,
  professionalServices,
  resources,
  serviceResources,
  type LocalizedText,
} from "#modules/catalog/tables.ts";
import { availabilityBlocks, busyImports, importedBusy } from "#modules/availability/tables.ts";
import { closedBetween } from "#modules/availability/queries/closures.ts";
import { slotQueries, type KnownQuery } from "./slot-queries.ts";
import type { Professional, Service } from "#modules/catalog/queries/offered-service.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import { lapsedSeats } from "./slot-facts.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What stands in the way of a start. Times are epoch milliseconds, dates and hours are on the professional's wall. */
export type WhyNot =
  | { rule: "service_archived" }
  | { rule: "professional_inactive" }
  | { rule: "not_given" }
  | { rule: "past" }
  | { rule: "notice"; minutes: number; earliest: number }
  | { rule: "horizon"; days: number }
  | { rule: "no_working_hours"; date: string; weekday: number }
  | { rule: "override"; id: string; date: string; windows: { start: string; end: string }[] }
  | { rule: "outside_window"; opens: number; closes: number }
  | { rule: "off_grid"; stepMin: number; before: number; after: number }
  | { rule: "block"; id: string; start: number; end: number; reason: string | null }
  | { rule: "closure"; name: string; start: number; end: number }
  | { rule: "imported"; name: string; start: number; end: number }
  | { rule: "appointment"; taken: Taken }
  /** Only buffers meet: `whose` is the one that asks for the minutes. */
  | { rule: "buffer"; taken: Taken; whose: "other" | "own"; side: "before" | "after"; minutes: number }
  | { rule: "resource"; rooms: { id: string; name: LocalizedText; taken: Taken | null }[] }
  | { rule: "daily_max"; most: number; date: string };

/** Whose time it is; without a name where the asker may not see them. */
export type Taken = {
  id: string | null;
  kind: "appointment" | "hold" | "class";
  client: string | null;
  service: LocalizedText | null;
  start: number;
  end: number;
};

/**
 * Why a service cannot be booked with a professional at a start, or that it can (`why: null`): by the very code that makes
 * the slots ({@link whyNot}), and with the row that its answer points at.
 */
export function whyNotFree(ctx: Ctx, { serviceId, professionalId, start }: WhyNotFree) {
  const scope = authorize(ctx, "calendar:read");
  return readTenant(ctx, async (tx) => {
    const own = scope === "own" ? await ownProfessionalId(tx, ctx) : professionalId;
    const [organization, [service], [professional], [gives]] = await Promise.all([
      organizationOf(tx, ctx),
      tx
        .select()
        .from(appointmentTypes)
        .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.id, serviceId))),
      tx
        .select()
        .from(professionals)
        .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.id, professionalId))),
      tx
        .select({ id: professionalServices.professionalId })
        .from(professionalServices)
        .where(
          and(
            eq(professionalServices.tenantId, ctx.tenantId),
            eq(professionalServices.professionalId, professionalId),
            eq(professionalServices.appointmentTypeId, serviceId),
          ),
        ),
    ]);
    if (!service || !professional || own !== professionalId) return refuse("NOT_FOUND");
    const question = { service, professional, start, scope };
    const why = beforeAnyTime(service, professional, gives !== undefined) ?? (await theRule(tx, ctx, question));
    return ok({
      timeZone: organization.timeZone,
      start,
      end: start + service.durationMin * MINUTE,
      service: { id: service.id, name: service.name },
      professional: {
        id: professional.id,
        name: `${professional.firstName} ${professional.lastName}`.trim(),
        timeZone: professional.timeZone,
      },
      why,
    });
  });
}

type Question = { service: Service; professional: Professional; start: number; scope: Scope };

function beforeAnyTime(service: Service, professional: Professional, gives: boolean): WhyNot | null {
  if (!service.active) return { rule: "service_archived" };
  if (!professional.active) return { rule: "professional_inactive" };
  return gives ? null : { rule: "not_given" };
}

async function theRule(tx: Tx, ctx: Ctx, question: Question): Promise<WhyNot | null> {
  const { service, professional, start } = question;
  const queries = await slotQueries(tx, ctx, { service, professionals: [professional], from: start, to: start + 1 });
  const query = queries.get(professional.id);
  if (!query) throw new Error("whyNotFree: no query for the professional");
  const reason = whyNot(query, start);
  return reason && explain(tx, ctx, question, query, reason);
}

async function explain(tx: Tx, ctx: Ctx, question: Question, query: KnownQuery, reason: Reason): Promise<WhyNot> {
  const { service, professional, start } = question;
  const date = localDateOf(professional.timeZone, start);
  switch (reason.rule) {
    case "out_of_range":
      throw new Error("whyNotFree: asked outside its own range");
    case "past":
      return { rule: "past" };
    case "notice":
      return { rule: "notice", minutes: service.minNoticeMin, earliest: reason.earliest };
    case "horizon":
      return { rule: "horizon", days: service.horizonDays };
    case "no_working_hours":
      return { rule: "no_working_hours", date, weekday: Temporal.PlainDate.from(date).dayOfWeek };
    case "override": {
      const { id, windows, date: on } = at(query.overrides, reason.index);
      return { rule: "override", id, date: on, windows };
    }
    case "outside_window":
      return { rule: "outside_window", opens: reason.window.start, closes: reason.window.end };
    case "off_grid": {
      const step = service.stepMin * MINUTE;
      const before = start - ((start - reason.window.start) % step);
      return { rule: "off_grid", stepMin: service.stepMin, before, after: before + step };
    }
    case "block":
      return absence(tx, ctx, professional.id, { start, end: start + service.durationMin * MINUTE });
    case "busy":
      return busy(tx, ctx, question, query, at(query.busy, reason.index).id);
    case "resource":
      return { rule: "resource", rooms: await roomsTaken(tx, ctx, question) };
    default:
      return { rule: "daily_max", most: professional.dailyMax ?? 0, date };
  }
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error("whyNotFree: the rule points at nothing");
  return found;
}

/** What meets the appointment: the institution's closing before one's own absence, and that before an imported one, as they are read merged. */
async function absence(tx: Tx, ctx: Ctx, professionalId: string, { start, end }: Interval): Promise<WhyNot> {
  const meets = (table: typeof availabilityBlocks | typeof importedBusy) =>
    and(
      eq(table.tenantId, ctx.tenantId),
      eq(table.professionalId, professionalId),
      lt(table.startsAt, new Date(end)),
      gt(table.endsAt, new Date(start)),
    );
  const [[closed], [block], [imported]] = await Promise.all([
    closedBetween(tx, ctx, start, end),
    tx
      .select()
      .from(availabilityBlocks)
      .where(meets(availabilityBlocks))
      .orderBy(asc(availabilityBlocks.startsAt))
      .limit(1),
    tx
      .select({ busy: importedBusy, name: busyImports.name })
      .from(importedBusy)
      .innerJoin(
        busyImports,
        and(eq(busyImports.tenantId, importedBusy.tenantId), eq(busyImports.id, importedBusy.importId)),
      )
      .where(meets(importedBusy))
      .orderBy(asc(importedBusy.startsAt))
      .limit(1),
  ]);
  if (closed) return { rule: "closure", name: closed.name, start: closed.start, end: closed.end };
  if (block)
    return {
      rule: "block",
      id: block.id,
      start: block.startsAt.getTime(),
      end: block.endsAt.getTime(),
      reason: block.reason,
    };
  if (!imported) throw new Error("whyNotFree: the absence is gone");
  return {
    rule: "imported",
    name: imported.name,
    start: imported.busy.startsAt.getTime(),
    end: imported.busy.endsAt.getTime(),
  };
}

/** Where several are in the way, whoever is really there then is named before one whose buffer alone is. */
async function busy(
  tx: Tx,
  ctx: Ctx,
  { service, start, scope }: Question,
  query: KnownQuery,
  id: string,
): Promise<WhyNot> {
  const end = start + service.durationMin * MINUTE;
  const from = start - service.bufferBeforeMin * MINUTE;
  const to = end + service.bufferAfterMin * MINUTE;
  const inTheWay = query.busy.filter((interval) => interval.start < to && interval.end > from);
  const all = await takenBy(tx, ctx, inArray(appointments.id, [id, ...inTheWay.map((interval) => interval.id)]));
  const found =
    all.find(({ row }) => row.startsAt.getTime() < end && row.endsAt.getTime() > start) ??
    all.find(({ row }) => row.id === id);
  if (!found) throw new Error("whyNotFree: the appointment is gone");
  const { row } = found;
  const its = { start: row.startsAt.getTime(), end: row.endsAt.getTime() };
  const taken = told(found, scope === "all" || row.professionalId === (await ownProfessionalId(tx, ctx)));
  if (its.start < end && its.end > start) return { rule: "appointment", taken };
  const isBefore = its.end <= start;
  const theirs = isBefore ? row.busyEndsAt.getTime() - its.end : its.start - row.busyStartsAt.getTime();
  const gap = isBefore ? start - its.end : its.start - end;
  const side = isBefore ? ("after" as const) : ("before" as const);
  if (theirs > gap) return { rule: "buffer", taken, whose: "other", side, minutes: theirs / MINUTE };
  const ours = isBefore ? service.bufferBeforeMin : service.bufferAfterMin;
  // Where neither alone is longer than the gap, both together are: the new one's is what there is no room for.
  return { rule: "buffer", taken, whose: "own", side: isBefore ? "before" : "after", minutes: ours };
}

/** Each room that would do, and what keeps it. */
async function roomsTaken(tx: Tx, ctx: Ctx, { service, start, scope }: Question) {
  const rooms = await tx
    .select({ id: resources.id, name: resources.name })
    .from(serviceResources)
    .innerJoin(
      resources,
      and(eq(resources.tenantId, serviceResources.tenantId), eq(resources.id, serviceResources.resourceId)),
    )
    .where(
      and(
        eq(serviceResources.tenantId, ctx.tenantId),
        eq(serviceResources.appointmentTypeId, service.id),
        eq(resources.active, true),
      ),
    )
    .orderBy(asc(resources.id));
  if (rooms.length === 0) return [];
  const from = start - service.bufferBeforeMin * MINUTE;
  const to = start + (service.durationMin + service.bufferAfterMin) * MINUTE;
  const found = await takenBy(
    tx,
    ctx,
    and(
      inArray(
        appointments.resourceId,
        rooms.map(({ id }) => id),
      ),
      gt(appointments.startsAt, new Date(start - 2 * DAY)),
      lt(appointments.busyStartsAt, new Date(to)),
      gt(appointments.busyEndsAt, new Date(from)),
      inArray(appointments.status, [...TAKES_TIME]),
      or(ne(appointments.status, "held"), gt(appointments.expiresAt, new Date(ctx.now))),
      or(ne(appointments.status, "session"), gt(appointments.seatsTaken, lapsedSeats(ctx.now))),
      isNull(appointments.sessionId),
    ),
  );
  const own = scope === "own" ? await ownProfessionalId(tx, ctx) : null;
  return rooms.map((room) => {
    const first = found.find(({ row }) => row.resourceId === room.id);
    return { ...room, taken: first ? told(first, scope === "all" || first.row.professionalId === own) : null };
  });
}

const takenBy = (tx: Tx, ctx: Ctx, where: ReturnType<typeof and>) =>
  tx
    .select({
      row: appointments,
      service: appointmentTypes.name,
      firstName: clients.firstName,
      lastName: clients.lastName,
    })
    .from(appointments)
    .innerJoin(
      appointmentTypes,
      and(
        eq(appointmentTypes.tenantId, appointments.tenantId),
        eq(appointmentTypes.id, appointments.appointmentTypeId),
      ),
    )
    .leftJoin(clients, and(eq(clients.tenantId, appointments.tenantId), eq(clients.id, appointments.clientId)))
    .where(and(eq(appointments.tenantId, ctx.tenantId), where))
    .orderBy(asc(appointments.startsAt));

function told(
  { row, service, firstName, lastName }: Awaited<ReturnType<typeof takenBy>>[number],
  visible: boolean,
): Taken {
  return {
    id: visible && row.status !== "held" ? row.id : null,
    kind: row.status === "held" ? "hold" : row.status === "session" ? "class" : "appointment",
    client: visible && firstName ? `${firstName} ${lastName ?? ""}`.trim() : null,
    service: visible ? service : null,
    start: row.startsAt.getTime(),
    end: row.endsAt.getTime(),
  };
}
