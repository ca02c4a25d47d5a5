import type { KeyKind } from "./key-format.ts";

export type Budget = "requests" | "backlog";

/** A token bucket: `burst` at once, then `perSecond`. */
export type Rate = { burst: number; perSecond: number };

/** How much a key may ask. The one place where these numbers stand; the API's description reads them from here. */
export const RATES: Record<KeyKind, Record<Budget, Rate>> = {
  organization: { requests: { burst: 300, perSecond: 50 }, backlog: { burst: 60, perSecond: 2 } },
  machine: {
    requests: { burst: 300, perSecond: 20 },
    // Batches of up to 500 sales: a machine that was cut off for a month has caught up within a minute.
    backlog: { burst: 200, perSecond: 5 },
  },
};

/** A body beyond this is a batch: it draws on the backlog's budget and leaves the other to heartbeats. */
export const BATCH_BYTES = 4096;

/** Seconds until a bucket that has `left` of its tokens can pay `cost`; at least one, as `Retry-After` counts whole ones. */
export const secondsUntil = (cost: number, left: number, { perSecond }: Rate): number =>
  Math.max(1, Math.ceil((cost - left) / perSecond));
