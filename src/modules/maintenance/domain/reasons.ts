import type { AtStake } from "./at-stake.ts";

/** Why to drive to a machine, the most pressing first. */
export type Reason =
  | { kind: "empty" | "low"; positions: string[] }
  | { kind: "overdue" | "due"; plan: string }
  | { kind: "silent"; since: number | null };

type Facts = {
  positions: readonly Pick<AtStake, "position" | "state" | "loss">[];
  plans: readonly { state: "ok" | "due" | "overdue"; name: string }[];
  /** When it was last heard of, if it is not heard now; undefined while it speaks. */
  silentSince: number | null | undefined;
};

/** Positions in the order of what they lose. */
export function reasonsOf({ positions, plans, silentSince }: Facts): Reason[] {
  const named = (state: AtStake["state"]) =>
    positions
      .filter((position) => position.state === state)
      .toSorted((a, b) => b.loss - a.loss)
      .map(({ position }) => position);
  const stock = (["empty", "low"] as const).flatMap((kind): Reason[] => {
    const found = named(kind);
    return found.length > 0 ? [{ kind, positions: found }] : [];
  });
  const care = (["overdue", "due"] as const).flatMap((kind) =>
    plans.filter(({ state }) => state === kind).map(({ name }): Reason => ({ kind, plan: name })),
  );
  return [...stock, ...care, ...(silentSince === undefined ? [] : [{ kind: "silent", since: silentSince } as const])];
}
