import { layOut, onDay, union, type Laid, type CalendarDay } from "../../domain/calendar-layout.ts";
import { LEAST_MINUTES } from "./event-style.ts";
import type { AppointmentView, CalendarData, CalendarProfessional } from "./types.ts";

export type Span = { from: number; to: number };
export type Hold = Span & { id: string };
export type Placed = Span & { kind: "appointment"; appointment: AppointmentView; color: string };
export type PlacedHold = Span & { kind: "hold"; id: string };

export type Column = {
  key: string;
  day: CalendarDay;
  /** Whose column; null where several people share it. */
  professional: CalendarProfessional | null;
  events: Laid<Placed | PlacedHold>[];
  open: Span[];
  blocks: (Span & { id: string; reason: string | null })[];
};

/**
 * The columns of a view: a day's is one for each person, a week's one for each date. Each thing is looked at once, and
 * goes to the columns of its person.
 */
export function columnsOf(data: CalendarData, view: "day" | "week", chosen: readonly string[]): Column[] {
  const people = data.professionals.filter(({ id }) => chosen.length === 0 || chosen.includes(id));
  const only = people.length === 1 ? (people[0] ?? null) : null;
  const included = new Set(people.map(({ id }) => id));
  const day = data.days[0];
  const places =
    view === "day" && day
      ? people.map((professional) => ({ key: professional.id, day, professional }))
      : data.days.map((date) => ({ key: date.date, day: date, professional: only }));

  const { offsets } = data;
  return places.map(({ key, day: date, professional }) => {
    const mine = (id: string) => (professional && view === "day" ? id === professional.id : included.has(id));
    const span = (item: { start: number; end: number }) => onDay(offsets, date, item);
    const events: (Placed | PlacedHold)[] = [];
    for (const appointment of data.appointments) {
      if (!mine(appointment.professional.id)) continue;
      const at = span(appointment);
      // Alone, a person's day is told apart by service; together, by person.
      const color = view === "week" && !professional ? appointment.professional.color : appointment.color;
      if (at) events.push({ kind: "appointment", appointment, color, ...at });
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
      blocks: professional
        ? data.blocks.flatMap((block) => {
            const at = mine(block.professionalId) ? span(block) : null;
            return at ? [{ id: block.id, reason: block.reason, ...at }] : [];
          })
        : [],
    };
  });
}

/** In the order in which the eye and the arrow keys go: by column, then by time. */
export const inOrder = (columns: readonly Column[]): string[] =>
  columns.flatMap(({ events }) =>
    events
      .toSorted((a, b) => a.from - b.from || a.column - b.column)
      .flatMap(({ item }) => (item.kind === "appointment" ? [item.appointment.id] : [])),
  );
