import { peopleIn, type Column } from "./calendar-columns.ts";
import type { CalendarAppointment, Status } from "./types.ts";
import type { ColorBy } from "./use-calendar-view.ts";

export type LegendLine = { key: string; color: string; name: string };
type Words = { locale: "es-AR" | "en"; status: (status: Status) => string };

/** What each colour on the screen stands for, in the order of the alphabet: only those that are in sight. */
export function legendOf(columns: readonly Column[], by: ColorBy, words: Words): LegendLine[] {
  const lines = new Map<string, LegendLine>();
  for (const { events } of columns) {
    for (const { item } of events) {
      // A class is coloured as the first of its seats.
      const [one] = peopleIn(item);
      if (!one || item.kind === "hold") continue;
      const { key, name } = meaning(one, by, words);
      if (!lines.has(key)) lines.set(key, { key, name, color: item.color });
    }
  }
  return [...lines.values()].toSorted((a, b) => a.name.localeCompare(b.name, words.locale));
}

function meaning(one: CalendarAppointment, by: ColorBy, { locale, status }: Words): { key: string; name: string } {
  if (by === "state") return { key: one.status, name: status(one.status) };
  if (by === "type") return { key: one.serviceId, name: one.service[locale] };
  return { key: one.professional.id, name: `${one.professional.firstName} ${one.professional.lastName}`.trim() };
}
