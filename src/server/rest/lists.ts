import { z } from "@hono/zod-openapi";
import { cursorOf, readCursor } from "#lib/cursor.ts";

/** By what a list is ordered, and so what stands in its cursors: ids alone, or instants as well. */
type Order = "id" | "time";

/** Years 1 to 9999, in epoch milliseconds: PostgreSQL and JavaScript both know what lies between. */
const [FIRST, LAST] = [-62_135_596_800_000, 253_402_300_799_999];

function isCursorOf(order: Order, written: string): boolean {
  const end = readCursor(written);
  if (!end || order === "id") return end?.key === "";
  const at = Number(end.key);
  return end.key !== "" && Number.isInteger(at) && at >= FIRST && at <= LAST;
}

const pageQuery = (order: Order) =>
  z.object({
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
      .refine((written) => isCursorOf(order, written), "CURSOR_UNKNOWN")
      .optional()
      .openapi({ description: "`meta.next_cursor` of the page before." }),
  });

/** What a list takes that goes by id, newest first. */
export const PageQuery = pageQuery("id");
/** The same of one that goes by time. */
export const TimedPageQuery = pageQuery("time");

/** Of things that can be put away: the ones in use unless it is said. */
export const Archived = z
  .enum(["true", "false"])
  .default("false")
  .transform((written) => written === "true")
  .openapi({ type: "boolean", description: "Those put away instead of those in use." });

/** Cuts one row too many off a page, and says with which cursor the next begins. */
export function pageOf<Row extends { id: string }>(rows: Row[], limit: number, keyOf: (row: Row) => string = () => "") {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? cursorOf({ key: keyOf(last), id: last.id }) : null };
}

/** The id at which the previous page ended, of a list that goes by id. */
export const before = (cursor: string | undefined): string | undefined => readCursor(cursor)?.id;
