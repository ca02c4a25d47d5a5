import { z } from "@hono/zod-openapi";
import { LAST_INSTANT } from "./document.ts";
import { ApiError, errorMessage } from "./errors.ts";
import type { Locale } from "#platform/context.ts";

const DAY = 86_400_000;

/** A date, or an instant with its offset. As `from`, a date is its first moment; as `to`, it is included. */
export const Moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((written) => Date.parse(written) >= 0 && Date.parse(written) < LAST_INSTANT, "DATE_OUT_OF_RANGE")
  .openapi({
    type: "string",
    description: "A date (`to` includes it), or an instant with its offset.",
    example: "2026-03-02",
  });

/** Epoch milliseconds `[from, to)` of what was asked for; dates are read on the wall of `zone`. */
export function rangeOf(asked: { from?: string | undefined; to?: string | undefined }, zone: string) {
  return {
    from: asked.from === undefined ? undefined : instantOf(asked.from, zone, 0),
    to: asked.to === undefined ? undefined : instantOf(asked.to, zone, 1),
  };
}

function instantOf(written: string, zone: string, addDays: number): number {
  if (written.includes("T")) return Date.parse(written);
  return Temporal.PlainDate.from(written).add({ days: addDays }).toZonedDateTime(zone).epochMilliseconds;
}

/** @throws ApiError 422 where the range is the wrong way round or has more than `days` days (a last, included one besides) */
export function requireDays({ from, to }: { from: number; to: number }, days: number, locale: Locale): void {
  const problem =
    to < from ? "ENDS_BEFORE_IT_STARTS" : to - from > (days + 1) * DAY + DAY / 4 ? "RANGE_TOO_LONG" : null;
  if (problem) throw new ApiError(422, "VALIDATION_ERROR", { field_errors: { to: [errorMessage(problem, locale)] } });
}
