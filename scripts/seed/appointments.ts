import { newId } from "#lib/ids.ts";
import { findSlots, type Interval, type SlotQuery } from "#modules/availability/domain/slots.ts";
import type { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import type { appointmentTypes } from "#modules/catalog/tables.ts";
import type { TenantId } from "#platform/context.ts";
import { pick } from "./random.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Appointment = typeof appointments.$inferInsert;
type Transition = typeof appointmentTransitions.$inferInsert;
type Status = Appointment["status"];

/** What one professional's fortnight is drawn from. */
export interface Book {
  tenantId: TenantId;
  professionalId: string;
  currency: string;
  query: Pick<SlotQuery, "zone" | "rules" | "overrides" | "blocks" | "dailyMax">;
  services: (typeof appointmentTypes.$inferInsert)[];
  /** Those with a user book for themselves. */
  clients: { id: string; userId: string | null }[];
  /** When each client is already with someone; shared by all professionals, and added to. */
  engaged: Map<string, Interval[]>;
  /** Who answers requests. */
  staffUserId: string;
  notes: string[];
  from: number;
  to: number;
  now: number;
  random: () => number;
}

/**
 * Draws appointments on starts that the product's own engine found free, day by day, about two in three of a day's room.
 * Cancelled, rejected and expired ones keep no time, so another may lie on theirs.
 */
export function drawAppointments(book: Book): { appointments: Appointment[]; transitions: Transition[] } {
  const drawn: Appointment[] = [];
  const transitions: Transition[] = [];
  const busy: Interval[] = [];
  const bookedStarts: number[] = [];
  for (let day = book.from; day < book.to; day += DAY) {
    for (let at = day; ;) {
      const service = pick(
        book.random,
        book.services.map((each) => [each, 1] as const),
      );
      const before = (service.bufferBeforeMin ?? 0) * MINUTE;
      const after = (service.bufferAfterMin ?? 0) * MINUTE;
      const [slot] = findSlots({
        ...book.query,
        now: book.from - DAY,
        from: at,
        to: day + DAY,
        busy,
        bookedStarts,
        durationMin: service.durationMin,
        bufferBeforeMin: before / MINUTE,
        bufferAfterMin: after / MINUTE,
        stepMin: service.stepMin,
        minNoticeMin: 0,
        horizonDays: 365,
      });
      if (!slot) break;
      at = slot.start + 15 * MINUTE;
      if (book.random() > 0.66) {
        at = slot.end + Math.floor(book.random() * 3) * 30 * MINUTE;
        continue;
      }
      const status = drawStatus(book, slot);
      if (!["cancelled", "rejected", "expired"].includes(status)) {
        busy.push({ start: slot.start - before, end: slot.end + after });
        bookedStarts.push(slot.start);
      }
      const row = appointment(book, service, slot, status, before, after);
      drawn.push(row);
      transitions.push(...lifeOf(book, row));
    }
  }
  return { appointments: drawn, transitions };
}

function drawStatus({ random, now }: Book, { start, end }: Interval): Status {
  if (end < now)
    return pick(random, [
      ["completed", 80],
      ["no_show", 6],
      ["cancelled", 8],
      ["rejected", 3],
      ["expired", 3],
    ] as const);
  if (start < now + 2 * HOUR)
    return pick(random, [
      ["confirmed", 92],
      ["cancelled", 8],
    ] as const);
  return pick(random, [
    ["confirmed", 64],
    ["pending", 15],
    ["cancelled", 7],
    ["rejected", 3],
  ] as const);
}

function appointment(
  book: Book,
  service: Book["services"][number],
  { start, end }: Interval,
  status: Status,
  before: number,
  after: number,
): Appointment {
  const { random, now } = book;
  const answerWithin = (service.answerWithinH ?? 48) * HOUR;
  // A request still open was made recently enough to be; the others up to nine days ahead.
  const asked =
    status === "pending"
      ? now - random() * Math.min(answerWithin * 0.8, 20 * HOUR)
      : Math.min(now - 30 * MINUTE, start - 3 * HOUR) - random() * 9 * DAY;
  const client = drawClient(book, { start, end });
  const reason =
    status === "rejected"
      ? "Ese día ya no quedaba lugar; llamanos y vemos otro."
      : status === "cancelled" && random() < 0.5
        ? "Está con fiebre."
        : null;
  return {
    tenantId: book.tenantId,
    id: newId(),
    status,
    professionalId: book.professionalId,
    appointmentTypeId: service.id,
    clientId: client.id,
    startsAt: new Date(start),
    endsAt: new Date(end),
    busyStartsAt: new Date(start - before),
    busyEndsAt: new Date(end + after),
    priceMinor: service.priceMinor ?? 0,
    currency: book.currency,
    creditCost: service.creditCost ?? 0,
    terms: { cancellationWindowH: service.cancellationWindowH ?? 24 },
    notes:
      random() < 0.15
        ? pick(
            random,
            book.notes.map((note) => [note, 1] as const),
          )
        : null,
    reason,
    expiresAt: status === "pending" ? new Date(Math.min(asked + answerWithin, start)) : null,
    createdAt: new Date(Math.floor(asked)),
    updatedAt: new Date(Math.floor(asked)),
  };
}

function drawClient({ random, clients, engaged }: Book, { start, end }: Interval): Book["clients"][number] {
  const free = clients.filter(({ id }) => !engaged.get(id)?.some((other) => other.start < end && start < other.end));
  const client = pick(
    random,
    free.map((each) => [each, each.userId ? 4 : 1] as const),
  );
  engaged.set(client.id, [...(engaged.get(client.id) ?? []), { start, end }]);
  return client;
}

/** The steps that led to where the appointment stands, and the moment of the last one onto its row. */
function lifeOf(book: Book, row: Appointment): Transition[] {
  const asked = row.createdAt.getTime();
  const start = row.startsAt.getTime();
  const booker = book.clients.find(({ id }) => id === row.clientId)?.userId ?? book.staffUserId;
  const steps: Transition[] = [];
  const step = (toStatus: Status, at: number, actorId: string | null, reason: string | null = null) => {
    steps.push({
      tenantId: book.tenantId,
      id: newId(),
      appointmentId: row.id,
      fromStatus: steps.at(-1)?.toStatus ?? null,
      toStatus,
      actorType: actorId ? "user" : "system",
      actorId,
      reason,
      at: new Date(at),
    });
    row.updatedAt = new Date(at);
  };
  const answered = Math.min(asked + 25 * MINUTE, book.now);
  step("pending", asked, booker);
  if (row.status === "rejected") step("rejected", answered, book.staffUserId, row.reason);
  if (row.status === "expired") step("expired", start, null);
  if (["confirmed", "completed", "no_show", "cancelled"].includes(row.status))
    step("confirmed", answered, book.staffUserId);
  if (row.status === "cancelled") step("cancelled", Math.min(answered + HOUR, book.now), booker, row.reason);
  if (row.status === "completed" || row.status === "no_show") step(row.status, row.endsAt.getTime(), book.staffUserId);
  return steps;
}
