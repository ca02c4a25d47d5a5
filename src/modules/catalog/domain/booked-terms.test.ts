import { expect, test } from "vitest";
import { policyOf } from "./booked-terms.ts";
import { freeUntil } from "./cancellation-policy.ts";

test("a service without a policy of its own is free until its window", () => {
  expect(policyOf({ cancellationWindowH: 12 })).toEqual(freeUntil(12));
});

test("the policy that was shown is the one that counts", () => {
  const policy = { ...freeUntil(48), noShowShare: 50 };
  expect(policyOf({ cancellationWindowH: 12, policy })).toBe(policy);
});
