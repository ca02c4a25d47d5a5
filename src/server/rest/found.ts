import type { Refusal } from "#lib/result.ts";
import { ApiError, refusalError } from "./errors.ts";

/** What was asked for by its id. @throws ApiError 404 if there is no such thing in the actor's reach */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new ApiError(404, "NOT_FOUND");
  return row;
}

/** What a query answered that was not refused. @throws ApiError */
export function unrefused<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (answer.ok) return answer as Extract<T, { ok: true }>;
  throw refusalError(answer as unknown as Refusal);
}
