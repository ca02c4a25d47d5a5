import { and, eq } from "drizzle-orm";
import { users } from "#modules/identity/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { searchText } from "../domain/search-text.ts";
import { clients } from "../tables.ts";

/** The desk calls the number that the person last gave: a client's record takes over what its owner changed of themselves. */
export async function followProfile(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.tenantId, ctx.tenantId), eq(users.id, userId)));
    if (!user) return;
    const { firstName, lastName, phone, locale, email } = user;
    const [record] = await tx
      .update(clients)
      .set({ firstName, lastName, phone, locale, searchText: searchText(firstName, lastName, email, phone) })
      .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, userId)))
      .returning({ id: clients.id });
    if (record) await publish(tx, ctx, "clients", record.id);
  });
}
