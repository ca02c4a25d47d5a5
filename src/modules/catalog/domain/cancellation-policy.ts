const HOUR = 3_600_000;

/**
 * What comes back when an appointment is not kept. `windows` run from the longest notice to the shortest; with less notice
 * than the last one nothing comes back. Shares are whole percents.
 */
export type CancellationPolicy = {
  windows: { hours: number; share: number }[];
  noShowShare: number;
  /**
   * What was spent goes back to its lots; or the institution issues credits of its own for it, so many at the most and good
   * for so many days. Either way never more than was spent (scripts/decisions/010).
   */
  returns: { kind: "spent" } | { kind: "credits"; amount: number; expiresInDays: number };
};

/** Free until so many hours before, and then nothing: what a service without a policy of its own has. */
export const freeUntil = (hours: number): CancellationPolicy => ({
  windows: [{ hours, share: 100 }],
  noShowShare: 0,
  returns: { kind: "spent" },
});

/** The share that comes back if the client cancels now. Exactly at a window's edge still counts as in time. */
export const shareAt = (policy: CancellationPolicy, start: number, now: number): number =>
  policy.windows.find(({ hours }) => start - now >= hours * HOUR)?.share ?? 0;

/** The steps of a policy for one appointment, for words: cancelling at or before `until` gives back `share`. */
export const deadlines = (policy: CancellationPolicy, start: number): { until: number; share: number }[] =>
  policy.windows.map(({ hours, share }) => ({ until: start - hours * HOUR, share }));

/** Credits are whole: a share of them is rounded down, so that none is ever created. Nothing spent, nothing issued. */
export const creditsFor = ({ returns }: CancellationPolicy, spent: number, share: number): number =>
  Math.floor(((returns.kind === "spent" ? spent : Math.min(returns.amount, spent)) * share) / 100);
