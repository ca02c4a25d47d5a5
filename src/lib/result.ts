/**
 * Expected refusals are values, not exceptions: the rule that refused, and what the caller needs to go on.
 * `reason` is mapped to words once, in `messages/<locale>/errors.json`.
 */
export type Refusal<Reason extends string = string, Extra = unknown> = { ok: false; reason: Reason } & Extra;
export type Ok<Value> = { ok: true } & Value;

export const ok = <Value extends object>(value: Value): Ok<Value> => ({ ok: true, ...value });

/** One type for each reason, so that a check of `reason` narrows what comes with it. */
type Refused<Reason extends string> = Reason extends string ? { ok: false; reason: Reason } : never;

export function refuse<Reason extends string>(reason: Reason): Refused<Reason>;
export function refuse<Reason extends string, Extra extends object>(
  reason: Reason,
  extra: Extra,
): { ok: false; reason: Reason } & Extra;
export function refuse(reason: string, extra: object = {}) {
  return { ok: false, reason, ...extra };
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "ok" in value && value.ok === false;
