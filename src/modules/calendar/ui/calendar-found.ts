import { plain } from "#lib/plain.ts";
import type { CalendarData } from "./types.ts";

/** The appointments whose client, phone, service or notes have every word of it, accents or not; null where nothing is asked. */
export function foundIn(data: CalendarData, text: string): ReadonlySet<string> | null {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return new Set(
    data.appointments.flatMap((one) => {
      const { client, service, notes } = one;
      const all = plain(
        [client.firstName, client.lastName, client.phone, client.email, service["es-AR"], service.en, notes].join(" "),
      );
      return words.every((word) => all.includes(word)) ? [one.id] : [];
    }),
  );
}
