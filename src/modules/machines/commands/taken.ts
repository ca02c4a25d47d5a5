import { refuse } from "#lib/result.ts";
import { violates } from "#platform/db/errors.ts";

/** Answers a refusal where PostgreSQL refused by that unique; anything else is thrown on. */
export function taken<Reason extends string>(constraint: string, reason: Reason) {
  return (error: unknown) => {
    if (violates(error, constraint)) return refuse(reason);
    throw error;
  };
}
