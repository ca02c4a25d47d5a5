/** For the modules above: one rule of when a machine counts as silent. */
export { statusOf } from "../domain/machine-status.ts";
