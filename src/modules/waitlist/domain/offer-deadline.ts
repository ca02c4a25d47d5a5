const MINUTE = 60_000;
export const OFFER_MS = 2 * 60 * MINUTE;
/** Nobody can be expected to answer sooner. */
export const SHORTEST_OFFER_MS = 15 * MINUTE;

/**
 * Until when an offer of a time stands: two hours, or less so that it ends before the service's notice would keep the next in
 * line from taking it. null where too little is left to ask anybody. All in epoch milliseconds but the notice, in minutes.
 */
export function offerDeadline(now: number, start: number, minNoticeMin: number): number | null {
  const until = Math.min(now + OFFER_MS, start - minNoticeMin * MINUTE);
  return until - now >= SHORTEST_OFFER_MS ? until : null;
}
