import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize, Forbidden } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { searchText } from "../domain/search-text.ts";
import { alikeClients } from "../queries/alike-clients.ts";
import type { ClientFields, CreateClient } from "../schemas.ts";
import { clients } from "../tables.ts";

/**
 * Adds a client who has no account: someone phoned, or stands at the desk.
 * A professional, who reaches only their own clients, adds one together with an appointment and not here.
 */
export async function createClient(ctx: Ctx, fields: ClientFields) {
  if (authorize(ctx, "clients:write") !== "all") throw new Forbidden();
  return withTenant(ctx, async (tx) => ok({ id: await addClient(tx, ctx, fields) }));
}

/** The same by a person at a screen, who is first offered whoever is on the list already. */
export async function createNewClient(ctx: Ctx, fields: CreateClient) {
  if (authorize(ctx, "clients:write") !== "all") throw new Forbidden();
  return withTenant(ctx, (tx) => addNewClient(tx, ctx, fields));
}

/** `addClient` for somebody who is not on the list as far as the actor may see it, or whom `force` adds all the same. */
export async function addNewClient(tx: Tx, ctx: Ctx, { force, ...fields }: CreateClient) {
  const candidates = force ? [] : await alikeClients(tx, ctx, fields);
  if (candidates.length > 0) return refuse("ALREADY_LISTED", { candidates });
  return ok({ id: await addClient(tx, ctx, fields) });
}

/** Adds them inside a caller's transaction, for whom permission has been judged. Answers the new id. */
export async function addClient(
  tx: Tx,
  ctx: Ctx,
  { firstName, lastName, email, phone, notes }: ClientFields,
): Promise<string> {
  const id = newId();
  await tx.insert(clients).values({
    tenantId: ctx.tenantId,
    id,
    firstName,
    lastName,
    email: email ?? null,
    phone: phone ?? null,
    notes: notes ?? null,
    locale: ctx.locale,
    searchText: searchText(firstName, lastName, email, phone),
    createdAt: new Date(ctx.now),
  });
  await audit(tx, ctx, {
    action: "client.create",
    subject: { type: "client", id },
    data: { name: `${firstName} ${lastName}`.trim() },
  });
  await publish(tx, ctx, "clients", id);
  return id;
}
