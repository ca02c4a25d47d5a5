import type { RowStatus } from "../schemas.ts";
import { shareAt, type CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";

/** A client may move on their own what they could still cancel whole; later, moving would be a way around the policy. */
export const mayClientMove = (
  { status, start, policy }: { status: RowStatus; start: number; policy: CancellationPolicy },
  now: number,
): boolean => start > now && (status === "pending" || (status === "confirmed" && shareAt(policy, start, now) === 100));
