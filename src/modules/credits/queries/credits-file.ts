import { and, asc, eq, gt, sql } from "drizzle-orm";
import { csvHead, csvLine, csvStyle, textCell, wallCells } from "#lib/csv.ts";
import { authorize, Forbidden } from "#modules/access/authorize.ts";
import { clients } from "#modules/clients/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { creditLines, creditLots } from "../tables.ts";

type File = { timeZone: string; words: (key: string) => string };

const COLUMNS = ["client", "email", "phone", "source", "issuedOn", "issued", "left", "lastDay"];
const PORTION = 500;

/** The credits that are left as the text of a file: a line for each lot, by client. What is left adds up to the institution's credits. */
export async function* creditsFile(ctx: Ctx, { timeZone, words }: File, portion = PORTION): AsyncGenerator<string> {
  const style = csvStyle(ctx.locale);
  const wall = wallCells(timeZone);
  const text = (value: string | null) => textCell(value ?? "", style);
  yield csvHead(
    COLUMNS.map((column) => words(`csv.heads.${column}`)),
    style,
  );
  for (let after: After | undefined; ;) {
    const lots = await readTenant(ctx, (tx) => lotsAfter(tx, ctx, after, portion));
    yield lots
      .map(({ firstName, lastName, email, phone, source, createdAt, issued, remaining, expiresOn }) =>
        csvLine(
          [
            text(`${firstName} ${lastName}`.trim()),
            text(email),
            text(phone),
            text(words(`source.${source}`)),
            wall(createdAt)[0],
            String(issued),
            String(remaining),
            expiresOn ?? "",
          ],
          style,
        ),
      )
      .join("");
    if (lots.length < portion) return;
    after = lots.at(-1);
  }
}

type After = { searchText: string; id: string };

function lotsAfter(tx: Tx, ctx: Ctx, after: After | undefined, portion: number) {
  if (authorize(ctx, "credits:read") !== "all") throw new Forbidden();
  return tx
    .select({
      id: creditLots.id,
      firstName: clients.firstName,
      lastName: clients.lastName,
      email: clients.email,
      phone: clients.phone,
      searchText: clients.searchText,
      source: creditLots.source,
      createdAt: creditLots.createdAt,
      issued: sql<number>`(select coalesce(sum(l.amount), 0)::int from ${creditLines} l
        where l.tenant_id = ${creditLots.tenantId} and l.lot_id = ${creditLots.id} and l.kind = 'issue')`,
      remaining: creditLots.remaining,
      expiresOn: creditLots.expiresOn,
    })
    .from(creditLots)
    .innerJoin(clients, and(eq(clients.tenantId, creditLots.tenantId), eq(clients.id, creditLots.clientId)))
    .where(
      and(
        eq(creditLots.tenantId, ctx.tenantId),
        gt(creditLots.remaining, 0),
        after ? sql`(${clients.searchText}, ${creditLots.id}) > (${after.searchText}, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(clients.searchText), asc(creditLots.id))
    .limit(portion);
}
