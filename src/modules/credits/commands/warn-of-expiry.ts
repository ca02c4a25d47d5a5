import { and, eq, gt } from "drizzle-orm";
import { localizedPath } from "#i18n/localized-path.ts";
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { composeLetter } from "#modules/notifications/letter-layout.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { expiryLetter } from "../expiry-letter.ts";
import { creditLots } from "../tables.ts";

/**
 * Tells a client what of their credits is about to expire. Nothing left, nowhere to write to, or already over: nothing to
 * say. Asked twice, the letter is written once.
 */
export async function warnOfExpiry(ctx: Ctx, { lotId }: { lotId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const [found] = await tx
      .select({ lot: creditLots, client: clients, user: users })
      .from(creditLots)
      .innerJoin(clients, and(eq(clients.tenantId, creditLots.tenantId), eq(clients.id, creditLots.clientId)))
      .leftJoin(users, and(eq(users.tenantId, clients.tenantId), eq(users.id, clients.userId)))
      .where(
        and(
          eq(creditLots.tenantId, ctx.tenantId),
          eq(creditLots.id, lotId),
          gt(creditLots.remaining, 0),
          gt(creditLots.expiresAt, new Date(ctx.now)),
        ),
      );
    if (!found?.lot.expiresOn) return;
    const { lot, client, user } = found;
    const email = user ? (user.disabledAt ? null : user.email) : client.email;
    if (!email) return;
    const locale = user?.locale ?? client.locale;
    const organization = await organizationOf(tx, ctx);
    const path = localizedPath(locale, user ? "/credits" : "/");
    const letter = expiryLetter(locale, {
      organization,
      name: user?.firstName ?? client.firstName,
      amount: lot.remaining,
      lastDay: found.lot.expiresOn,
      url: new URL(path, await originOf(ctx)).href,
      hasAccount: user !== null,
    });
    await queueLetter(tx, ctx, {
      kind: "credits.expiring",
      topic: "credits",
      cause: `lot:${lotId}`,
      recipient: email,
      locale,
      ...composeLetter(letter),
    });
  });
}
