import { policyOf, type BookedTerms } from "../domain/booked-terms.ts";

/** The cancellation policy that was copied onto an appointment or hold, for the modules above. */
export const shownPolicy = (terms: BookedTerms) => policyOf(terms);
