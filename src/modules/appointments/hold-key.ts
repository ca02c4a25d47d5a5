import { createHash } from "node:crypto";

/** What the row keeps of a visitor's key: the key itself is in their cookie alone. */
export const hashHoldKey = (key: string): string => createHash("sha256").update(key).digest("hex");
