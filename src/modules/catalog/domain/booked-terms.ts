import { freeUntil, type CancellationPolicy } from "./cancellation-policy.ts";

/** What the client was shown when booking (product.md, rule 5): copied onto the appointment, never looked up again. */
export type BookedTerms = { cancellationWindowH: number; policy?: CancellationPolicy | null };

export const policyOf = ({ policy, cancellationWindowH }: BookedTerms): CancellationPolicy =>
  policy ?? freeUntil(cancellationWindowH);
