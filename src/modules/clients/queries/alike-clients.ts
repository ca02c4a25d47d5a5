import { and, asc, eq, or, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { alikeBy, LOCAL_DIGITS } from "../domain/alike.ts";
import { digitsOf, searchText } from "../domain/search-text.ts";
import type { AlikeClient, ClientFields } from "../schemas.ts";
import { clients } from "../tables.ts";
import { clientLine } from "./matching.ts";
import { withinReach } from "./reach.ts";

const OFFERED = 5;
const SIGNS = ["email", "phone", "name"];

/**
 * Who on the list may be the person that is about to be added, the surest first. Only within the actor's reach: a
 * professional learns of nobody who is not their client, not even that they exist.
 */
export async function alikeClients(
  tx: Tx,
  ctx: Ctx,
  fields: Pick<ClientFields, "firstName" | "lastName" | "email" | "phone">,
): Promise<AlikeClient[]> {
  const scope = authorize(ctx, "clients:read");
  const name = searchText(fields.firstName, fields.lastName);
  const digits = digitsOf(fields.phone ?? "");
  // The database narrows to a few by how each sign begins or ends; whether it is the same, `alikeBy` judges.
  const ending = digits.slice(-LOCAL_DIGITS);
  const near = await tx
    .select(clientLine)
    .from(clients)
    .where(
      and(
        withinReach(ctx, scope),
        or(
          fields.email ? eq(sql`lower(${clients.email})`, fields.email.toLowerCase()) : undefined,
          digits
            ? sql`right(regexp_replace(${clients.phone}, '[^0-9]', '', 'g'), ${ending.length}::int) = ${ending}`
            : undefined,
          sql`starts_with(${clients.searchText}, ${name})`,
        ),
      ),
    )
    .orderBy(asc(clients.searchText), asc(clients.id));
  return near
    .flatMap((client) => {
      const by = alikeBy(fields, client);
      return by ? [{ ...client, by }] : [];
    })
    .toSorted((one, other) => SIGNS.indexOf(one.by) - SIGNS.indexOf(other.by))
    .slice(0, OFFERED);
}
