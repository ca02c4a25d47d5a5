import { and, eq } from "drizzle-orm";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { letters } from "../tables.ts";

/** No attempt is left: the letter waits for an admin, who sees why and may send it again. */
export async function buryLetter(ctx: Ctx, { letterId }: { letterId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const [buried] = await tx
      .update(letters)
      .set({ status: "dead" })
      .where(and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId), eq(letters.status, "queued")))
      .returning({ kind: letters.kind });
    if (buried)
      await audit(tx, ctx, {
        action: "letter.bury",
        subject: { type: "letter", id: letterId },
        data: { kind: buried.kind },
      });
  });
}
