import { sql, type SQL } from "drizzle-orm";

/** Lower-case and without accents, as `lib/plain.ts` makes it. */
const plain = (text: SQL): SQL => sql`regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g')`;

/** Of `machines` as `m` with its site as `t`: whether what is typed is part of what it is called by. */
export const wordsOf = (typed: string): SQL =>
  typed.trim() === ""
    ? sql`true`
    : sql`position(${plain(sql`${typed.trim()}::text`)} in ${plain(sql`concat_ws(' ', m.name, m.location, t.name, m.model, m.serial)`)}) > 0`;
