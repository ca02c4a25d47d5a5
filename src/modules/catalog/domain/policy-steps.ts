import { freeUntil, type CancellationPolicy } from "./cancellation-policy.ts";

/** With at least so many hours of notice this share comes back; `hours` null: with less notice than any step before. */
export type PolicyStep = { hours: number | null; share: number };

/**
 * A policy as one would tell it: windows that come to the same are one, and what is left over says that nothing comes
 * back. Where the last window reaches the start itself, nothing is left over.
 */
export function policySteps({ windows }: CancellationPolicy): PolicyStep[] {
  const steps: PolicyStep[] = [];
  for (const { hours, share } of windows) {
    if (steps.at(-1)?.share === share) steps.pop();
    steps.push({ hours, share });
  }
  const last = steps.at(-1);
  if (last?.share === 0) return [...steps.slice(0, -1), { hours: null, share: 0 }];
  return last?.hours === 0 ? steps : [...steps, { hours: null, share: 0 }];
}

/** The hours of notice with which everything comes back; 0 if it never does, or always. */
export const fullUntilHours = ({ windows }: CancellationPolicy): number =>
  windows.findLast(({ share }) => share === 100)?.hours ?? 0;

/** Whether it says no more than "free until so many hours before", and so needs not be kept. */
export function isPlain(policy: CancellationPolicy): boolean {
  const plain = freeUntil(fullUntilHours(policy));
  const [window] = policy.windows;
  return (
    policy.windows.length === 1 &&
    window?.share === 100 &&
    policy.noShowShare === plain.noShowShare &&
    policy.returns.kind === plain.returns.kind
  );
}
