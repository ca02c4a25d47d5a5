/** Where a page ended: the next goes on after this instant (epoch milliseconds) and id. Opaque to whoever sends it back. */
export type PageEnd = { at: number; id: string };

export const writeCursor = ({ at, id }: PageEnd): string => Buffer.from(`${String(at)} ${id}`).toString("base64url");

/** @returns null for what we never gave */
export function readCursor(written: string | undefined): PageEnd | null {
  const parts = /^(-?\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(written ?? "", "base64url").toString());
  return parts?.[1] && parts[2] && UUID.test(parts[2]) ? { at: Number(parts[1]), id: parts[2] } : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
