import type { Locale } from "#platform/context.ts";
import type { Status } from "#modules/appointments/schemas.ts";
import type { WallOffset } from "./calendar-layout.ts";
import type { LocalDay } from "#modules/availability/domain/local-days.ts";
import type { Interval } from "#modules/availability/domain/slot-query.ts";

/*
 * A range of the calendar as it travels, and as the screens read it. Hundreds of appointments name the same few services
 * and people: each of those travels once, and is put back in its place by `unpackCalendar`.
 */

type Person = { id: string; firstName: string; lastName: string };
export type CalendarProfessional = Person & {
  title: string | null;
  color: string;
  timeZone: string;
  active: boolean;
};
type CalendarClient = Person & { phone: string | null; email: string | null };
/** A class: how many seats it has, and how many are taken. */
type CalendarSession = { id: string; capacity: number; taken: number };
type CalendarService = { id: string; name: Record<Locale, string>; color: string; stepMin: number };
export type OfProfessional = Interval & { professionalId: string };

/** What the screens draw of an appointment. Instants in epoch milliseconds. */
type Drawn = {
  id: string;
  status: Status;
  start: number;
  end: number;
  /** With its buffers: what it keeps of its professional's time. */
  busyStart: number;
  busyEnd: number;
  serviceId: string;
  notes: string | null;
  /** The client said by a reminder's link that they come. */
  clientComes: boolean;
};

type Row = Drawn & { professionalId: string; clientId: string; sessionId: string | null };

/** Column by column, each as long as the others: the names of four hundred rows' fields would weigh as much as the rows. */
export type WireAppointments = { [Field in keyof Row]: Row[Field][] };

export type CalendarAppointment = Drawn & {
  service: Record<Locale, string>;
  color: string;
  stepMin: number;
  professional: Omit<CalendarProfessional, "timeZone" | "active">;
  client: CalendarClient;
  /** The class of which it is a seat. */
  session: CalendarSession | null;
};

type Frame = {
  timeZone: string;
  days: LocalDay[];
  offsets: WallOffset[];
  professionals: CalendarProfessional[];
  /** `sessionId`: of a seat in a class; `offered`: of somebody on the waitlist, until they answer. */
  holds: (OfProfessional & { id: string; sessionId: string | null; offered: boolean })[];
  /** Absences; `imported` is the name of the calendar elsewhere that says so. */
  blocks: (OfProfessional & { id: string; reason: string | null; imported: string | null })[];
  /** When nobody is there. */
  closed: (Interval & { id: string; name: string })[];
  openHours: OfProfessional[];
};

export type CalendarWire = Frame & {
  appointments: WireAppointments;
  services: CalendarService[];
  clients: CalendarClient[];
  sessions: CalendarSession[];
};

export type CalendarData = Frame & { appointments: CalendarAppointment[] };

const SHOWN: readonly Status[] = ["pending", "confirmed", "completed", "no_show"];

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));

function* rowsOf(columns: WireAppointments): Generator<Row> {
  const fields = Object.entries(columns);
  for (const index of columns.id.keys()) {
    yield Object.fromEntries(fields.map(([field, values]) => [field, values[index]])) as Row;
  }
}

/**
 * Everything in its place again, as far as it meets the range's days. An appointment whose service or people did not travel
 * with it is left out, and so is one that is over before it began: cancelled, rejected, expired.
 */
export function unpackCalendar({ services, clients, sessions, appointments, ...frame }: CalendarWire): CalendarData {
  const from = frame.days[0]?.start ?? 0;
  const to = frame.days.at(-1)?.end ?? 0;
  const service = byId(services);
  const client = byId(clients);
  const session = byId(sessions);
  const professional = byId(frame.professionals);
  const unpacked: CalendarAppointment[] = [];
  for (const { professionalId, clientId, sessionId, ...drawn } of rowsOf(appointments)) {
    const its = service.get(drawn.serviceId);
    const who = client.get(clientId);
    const whom = professional.get(professionalId);
    if (!its || !who || !whom || drawn.start >= to || drawn.end <= from || !SHOWN.includes(drawn.status)) continue;
    unpacked.push({
      ...drawn,
      service: its.name,
      color: its.color,
      stepMin: its.stepMin,
      professional: whom,
      client: who,
      session: session.get(sessionId ?? "") ?? null,
    });
  }
  return { ...frame, appointments: unpacked };
}

/** The same columns with another state for one of them. */
export const withStatus = (columns: WireAppointments, id: string, status: Status): WireAppointments => ({
  ...columns,
  status: columns.status.map((before, index) => (columns.id[index] === id ? status : before)),
});
