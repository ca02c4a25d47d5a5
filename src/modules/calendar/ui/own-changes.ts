/* The server's echo of what this very tab did needs no announcement. Per tab, as the connection is. */
const mine = new Map<string, number>();
const ECHO_MS = 5_000;

export function thisIsMine(id: string, now = Date.now()): void {
  for (const [known, at] of mine) if (now - at > ECHO_MS) mine.delete(known);
  mine.set(id, now);
}

export const wasMine = (id: string, now = Date.now()): boolean => now - (mine.get(id) ?? -Infinity) < ECHO_MS;
