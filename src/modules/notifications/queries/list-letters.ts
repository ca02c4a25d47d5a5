import { and, desc, eq, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import type { ListLetters } from "../schemas.ts";
import { letters } from "../tables.ts";

const PAGE = 50;

export type LetterLine = {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  status: "queued" | "sent" | "dead";
  attempts: number;
  lastError: string | null;
  createdAt: number;
  sentAt: number | null;
};

/** Letters, latest first (their ids are in the order of writing), without what they say. */
export async function listLetters(
  tx: Tx,
  ctx: Ctx,
  { status, cursor }: ListLetters,
): Promise<{ letters: LetterLine[]; nextCursor: string | null }> {
  authorize(ctx, "letters:read");
  const rows = await tx
    .select({
      id: letters.id,
      kind: letters.kind,
      recipient: letters.recipient,
      subject: letters.subject,
      status: letters.status,
      attempts: letters.attempts,
      lastError: letters.lastError,
      createdAt: letters.createdAt,
      sentAt: letters.sentAt,
    })
    .from(letters)
    .where(
      and(
        eq(letters.tenantId, ctx.tenantId),
        status ? eq(letters.status, status) : undefined,
        cursor ? lt(letters.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(letters.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  return {
    letters: page.map((row) => ({ ...row, createdAt: row.createdAt.getTime(), sentAt: row.sentAt?.getTime() ?? null })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
