import { z } from "zod";

/** Where a page of a list ended: the value it is ordered by, and the id that tells equals apart. */
const Cursor = z.object({ key: z.string().max(400), id: z.uuid() });
export type Cursor = z.infer<typeof Cursor>;

export const cursorOf = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** Null for none, and for one that we did not write. */
export function readCursor(written: string | undefined): Cursor | null {
  if (!written) return null;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(written, "base64url").toString()));
  } catch {
    return null;
  }
}
