import { once } from "./registry.ts";

const turns = () => once("turns", () => new Map<string, Promise<unknown>>());

/**
 * Does `work` when all that came before it under the same key has ended, in this process. Where the database makes the same
 * callers wait for each other anyway, this keeps them from waiting on a connection each, and so from taking the pool away
 * from everybody else.
 */
export async function withMutex<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns().get(key);
  const mine = before ? before.then(work) : work();
  const over = mine.catch(() => undefined);
  turns().set(key, over);
  try {
    return await mine;
  } finally {
    if (turns().get(key) === over) turns().delete(key);
  }
}
