import { csvHead, csvLine, csvStyle, textCell, wallCells } from "#lib/csv.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { ListClients } from "../schemas.ts";
import { listClients } from "./list-clients.ts";

type File = { timeZone: string; words: (key: string) => string };

const COLUMNS = ["firstName", "lastName", "email", "phone", "account", "since"];
const PORTION = 500;

/** The list of clients as the text of a file, portion by portion: who is within the actor's reach, in the list's order. */
export async function* clientsFile(
  ctx: Ctx,
  choices: Pick<ListClients, "q" | "account">,
  { timeZone, words }: File,
  portion = PORTION,
): AsyncGenerator<string> {
  const style = csvStyle(ctx.locale);
  const wall = wallCells(timeZone);
  const text = (value: string | null) => textCell(value ?? "", style);
  yield csvHead(
    COLUMNS.map((column) => words(`csv.heads.${column}`)),
    style,
  );
  for (let cursor: string | undefined; ;) {
    const page = await readTenant(ctx, (tx) => listClients(tx, ctx, { ...choices, cursor, limit: portion }));
    yield page.clients
      .map(({ firstName, lastName, email, phone, hasAccount, createdAt }) => {
        const [since] = wall(createdAt);
        const account = words(`csv.account.${hasAccount ? "yes" : "no"}`);
        return csvLine([text(firstName), text(lastName), text(email), text(phone), text(account), since], style);
      })
      .join("");
    if (!page.nextCursor) return;
    cursor = page.nextCursor;
  }
}
