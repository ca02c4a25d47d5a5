import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { searchText } from "../domain/search-text.ts";
import { withinReach } from "../queries/reach.ts";
import type { UpdateClient } from "../schemas.ts";
import { clients } from "../tables.ts";

/** Corrects what is known of a client. The audit line names the fields that changed, not what they say. */
export async function updateClient(ctx: Ctx, { id, firstName, lastName, ...rest }: UpdateClient) {
  const scope = authorize(ctx, "clients:write");
  return withTenant(ctx, async (tx) => {
    const one = and(withinReach(ctx, scope), eq(clients.id, id));
    const [before] = await tx.select().from(clients).where(one).for("update", { of: clients });
    if (!before) return refuse("NOT_FOUND");
    const after = {
      firstName,
      lastName,
      email: rest.email ?? null,
      phone: rest.phone ?? null,
      notes: rest.notes ?? null,
    };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field]);
    if (changed.length === 0) return ok({ id });
    await tx
      .update(clients)
      .set({ ...after, searchText: searchText(firstName, lastName, after.email, after.phone) })
      .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.id, id)));
    const name = `${firstName} ${lastName}`.trim();
    await audit(tx, ctx, { action: "client.update", subject: { type: "client", id }, data: { name, changed } });
    await publish(tx, ctx, "clients", id);
    return ok({ id });
  });
}
