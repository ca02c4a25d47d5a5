import { randomUUIDv7 } from "node:crypto";

/** A UUIDv7: unique, and ordered by the moment it was made, so that btree inserts stay at the right edge. */
export const newId = (): string => randomUUIDv7();
