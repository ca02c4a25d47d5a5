/** What an appointment or a hold was booked on, for the modules above; judged where all of scheduling's judgement is. */
export { policyOf } from "../domain/booked-terms.ts";
