import { z } from "@hono/zod-openapi";
import { cursorOf, readCursor } from "#lib/cursor.ts";
import { Id } from "./document.ts";

/** Path parameters of one thing. */
export const OneId = z.object({ id: Id });

/** What every list takes. */
export const PageQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ type: "integer", minimum: 1, maximum: 200, default: 50 }),
  cursor: z
    .string()
    .max(1000)
    .refine((written) => readCursor(written) !== null, "CURSOR_UNKNOWN")
    .optional()
    .openapi({ description: "`meta.next_cursor` of the page before." }),
});

/** Cuts one row too many off a page, and says with which cursor the next begins. */
export function pageOf<Row extends { id: string }>(rows: Row[], limit: number, keyOf: (row: Row) => string = () => "") {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? cursorOf({ key: keyOf(last), id: last.id }) : null };
}

/** The id at which the previous page ended, of a list that goes by id. */
export const before = (cursor: string | undefined): string | undefined => readCursor(cursor)?.id;
