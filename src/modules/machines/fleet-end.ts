import { z } from "zod";

/** Where a page of the fleet ended: what it is ordered by, and the name and id that tell equals apart. */
const FleetEnd = z.object({
  keys: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  name: z.string().max(200),
  id: z.uuid(),
});
export type FleetEnd = z.infer<typeof FleetEnd>;

export const writeFleetEnd = (end: FleetEnd): string => Buffer.from(JSON.stringify(end)).toString("base64url");

/** @returns null for none, and for what we never gave */
export function readFleetEnd(written: string | undefined): FleetEnd | null {
  if (!written) return null;
  try {
    return FleetEnd.parse(JSON.parse(Buffer.from(written, "base64url").toString()));
  } catch {
    return null;
  }
}
