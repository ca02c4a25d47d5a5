import { and, sql, type SQL } from "drizzle-orm";
import { searchWords } from "../domain/search-text.ts";
import { clients } from "../tables.ts";

/** Every word of the query occurs in the client's line. `strpos` rather than LIKE: nothing to escape. */
export const matching = (query: string): SQL | undefined =>
  and(...searchWords(query).map((word) => sql`strpos(${clients.searchText}, ${word}) > 0`));

export const clientLine = {
  id: clients.id,
  firstName: clients.firstName,
  lastName: clients.lastName,
  email: clients.email,
  phone: clients.phone,
};
