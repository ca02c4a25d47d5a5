import { cursorOf, readCursor as endOf } from "#lib/cursor.ts";

/** Where a page ended: the next goes on after this instant (epoch milliseconds) and id. Opaque to whoever sends it back. */
export type PageEnd = { at: number; id: string };

export const writeCursor = ({ at, id }: PageEnd): string => cursorOf({ key: String(at), id });

/** @returns null for what we never gave */
export function readCursor(written: string | undefined): PageEnd | null {
  const end = endOf(written);
  const at = Number(end?.key || Number.NaN);
  return end && Number.isSafeInteger(at) ? { at, id: end.id } : null;
}
