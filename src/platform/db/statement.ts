import type postgres from "postgres";
import type { Tx } from "./client.ts";

type Value = string | number | boolean | null;

/**
 * One statement as it is written, past Drizzle: for the few that run a thousand times a second, where putting the same text
 * together again costs more than sending it. It is prepared, and sent at once if nothing is awaited before it.
 * @param values for $1, $2, …
 */
export async function statement<Row extends object>(tx: Tx, text: string, values: readonly Value[]): Promise<Row[]> {
  const { client } = (tx as unknown as { session: { client: postgres.TransactionSql } }).session;
  return [...(await client.unsafe<Row[]>(text, [...values] as never[]))];
}
