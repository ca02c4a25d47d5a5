import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { LINK } from "../domain/letter-link.ts";
import { UNSUBSCRIBE } from "../letter-layout.ts";
import { letters } from "../tables.ts";

/**
 * What a letter says, for an admin who answers "it never came". It was written to somebody else, so who opened it is
 * written down. Its one-time link is made when it leaves, and is not here.
 */
export async function openLetter(ctx: Ctx, { letterId }: { letterId: string }) {
  authorize(ctx, "letters:read");
  return withTenant(ctx, async (tx) => {
    const [letter] = await tx
      .select({
        id: letters.id,
        kind: letters.kind,
        recipient: letters.recipient,
        locale: letters.locale,
        subject: letters.subject,
        html: letters.html,
        attachments: letters.attachments,
        status: letters.status,
      })
      .from(letters)
      .where(and(eq(letters.tenantId, ctx.tenantId), eq(letters.id, letterId)));
    if (!letter) return refuse("NOT_FOUND");
    const { kind, recipient, subject } = letter;
    await audit(tx, ctx, {
      action: "letter.open",
      subject: { type: "letter", id: letterId },
      data: { kind, recipient, subject },
    });
    const html = letter.html.replaceAll(LINK, "#").replaceAll(UNSUBSCRIBE, "#");
    return ok({ ...letter, html, attachments: letter.attachments.map(({ filename }) => filename) });
  });
}
