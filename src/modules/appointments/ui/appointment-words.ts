import type { LocalizedText } from "#modules/catalog/tables.ts";

/** What every view of an appointment, or of a hold, knows. */
export type Booked = {
  service: LocalizedText;
  professional: { firstName: string; lastName: string; title: string | null };
  start: number;
  end: number;
};

export const personName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`.trim();
