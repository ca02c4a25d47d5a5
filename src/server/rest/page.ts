import { z } from "@hono/zod-openapi";

/** How lists are asked for, page by page. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ type: "integer" }),
  cursor: z.string().max(1000).optional().openapi({ description: "`meta.next_cursor` of the page before." }),
});

/** Of a list whose order is its ids' (newest first): the last id of the page before; null for what we did not write. */
export const cursorById = (cursor: string | undefined): string | null =>
  z.uuid().safeParse(cursor).success ? (cursor ?? null) : null;
