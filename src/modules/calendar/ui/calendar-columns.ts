import { layOut, onDay, union, type CalendarDay, type Laid } from "../domain/calendar-layout.ts";
import { LEAST_MINUTES, statusColors } from "./event-style.ts";
import type { CalendarAppointment, CalendarData, CalendarProfessional } from "./types.ts";
import type { ColorBy } from "./use-calendar-view.ts";

export type Span = { from: number; to: number };
export type Placed = Span & {
  kind: "appointment";
  appointment: CalendarAppointment;
  color: string;
  /** A class is taken hold of by the first of its seats: these are all of them. */
  seats?: readonly CalendarAppointment[];
};
/** A class: one block for all its seats. */
export type PlacedClass = Span & {
  kind: "class";
  id: string;
  capacity: number;
  seats: CalendarAppointment[];
  color: string;
};
export type PlacedHold = Span & { kind: "hold"; id: string };
export type Item = Placed | PlacedClass | PlacedHold;
export type Away = Span & { id: string; reason: string | null; imported: string | null; who: string | null };

export type Column = {
  key: string;
  day: CalendarDay;
  /** Whose column; null where several people share it. */
  professional: CalendarProfessional | null;
  events: Laid<Item>[];
  open: Span[];
  blocks: Away[];
};

/** A free place on the grid. */
export type Cell = { date: string; minute: number; professionalId: string | null };

type Shown = { view: "day" | "week"; with: readonly string[]; color: ColorBy };

export const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`.trim();

/** What stands for it on the grid: itself, or the class in which it has its seat. */
export const blockIdOf = ({ id, session }: CalendarAppointment): string => session?.id ?? id;

export const idOf = (item: Item): string => (item.kind === "appointment" ? item.appointment.id : item.id);

/**
 * The columns of a view: a day's is one for each person, a week's one for each date. Each thing is looked at once, and
 * goes to the columns of its person.
 */
export function columnsOf(data: CalendarData, { view, with: chosen, color: by }: Shown): Column[] {
  const people = data.professionals.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const only = people.length === 1 ? (people[0] ?? null) : null;
  const included = new Map(people.map((person) => [person.id, person]));
  const day = data.days[0];
  const places =
    view === "day" && day
      ? people.map((professional) => ({ key: professional.id, day, professional }))
      : data.days.map((date) => ({ key: date.date, day: date, professional: only }));

  const { offsets } = data;
  return places.map(({ key, day: date, professional }) => {
    const mine = (id: string) => (professional && view === "day" ? id === professional.id : included.has(id));
    const span = (item: { start: number; end: number }) => onDay(offsets, date, item);
    const colorOf = (one: CalendarAppointment) =>
      by === "state" ? statusColors[one.status] : by === "person" ? one.professional.color : one.color;
    const events: Item[] = [];
    const classes = new Map<string, PlacedClass>();
    for (const appointment of data.appointments) {
      if (!mine(appointment.professional.id)) continue;
      const at = span(appointment);
      if (!at) continue;
      const { session } = appointment;
      if (!session) {
        events.push({ kind: "appointment", appointment, color: colorOf(appointment), ...at });
        continue;
      }
      const known = classes.get(session.id);
      if (known) known.seats.push(appointment);
      else {
        const made: PlacedClass = {
          kind: "class",
          id: session.id,
          capacity: session.capacity,
          seats: [appointment],
          color: colorOf(appointment),
          ...at,
        };
        classes.set(session.id, made);
        events.push(made);
      }
    }
    for (const hold of data.holds) {
      const at = mine(hold.professionalId) ? span(hold) : null;
      if (at) events.push({ kind: "hold", id: hold.id, ...at });
    }
    return {
      key,
      day: date,
      professional,
      events: layOut(events, LEAST_MINUTES),
      open: union(data.openHours.flatMap((window) => (mine(window.professionalId) ? (span(window) ?? []) : []))),
      blocks: [
        ...data.closed.flatMap((closed) => {
          const at = span(closed);
          return at ? [{ id: closed.id, reason: closed.name, imported: null, who: null, ...at }] : [];
        }),
        ...data.blocks.flatMap((block) => {
          const at = mine(block.professionalId) ? span(block) : null;
          const person = included.get(block.professionalId);
          const who = professional || !person ? null : nameOf(person);
          return at ? [{ id: block.id, reason: block.reason, imported: block.imported, who, ...at }] : [];
        }),
      ],
    };
  });
}

/** In the order in which the eye and the arrow keys go: by column, then by time. */
export const inOrder = (columns: readonly Column[]): string[] =>
  columns.flatMap(({ events }) =>
    events
      .toSorted((a, b) => a.from - b.from || a.column - b.column)
      .flatMap(({ item }) => (item.kind === "hold" ? [] : [idOf(item)])),
  );

/** Everyone who has an appointment in it, whatever it is drawn as. */
export const peopleIn = (item: Item): CalendarAppointment[] =>
  item.kind === "appointment" ? [item.appointment] : item.kind === "class" ? item.seats : [];
