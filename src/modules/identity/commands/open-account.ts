import { newId } from "#lib/ids.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { userRoles, users } from "../tables.ts";

type NewPerson = {
  email: string;
  firstName: string;
  lastName: string;
  locale: Locale;
  phone?: string | null;
  passwordHash?: string;
};

/** A client's account, if the address has none; answers its id, or null where it is taken. */
export async function openAccount(tx: Tx, ctx: Ctx, person: NewPerson): Promise<string | null> {
  const id = newId();
  const [made] = await tx
    .insert(users)
    .values({ tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now), ...person })
    .onConflictDoNothing({ target: [users.tenantId, users.email] })
    .returning({ id: users.id });
  if (!made) return null;
  await tx.insert(userRoles).values({ tenantId: ctx.tenantId, userId: id, role: "client" });
  await audit(tx, ctx, { action: "user.register", subject: { type: "user", id } });
  return id;
}
