import { periodOf } from "../domain/report-period.ts";
import type { ReportOf, SaleFilter } from "../figures-schemas.ts";

/** The sales that a report of the same choices is about, and its days. */
export function periodSpan({ machineId, productId, ...asked }: ReportOf, now: number, timeZone: string) {
  const { since, before, from, to } = periodOf(asked, now, timeZone);
  const filter: SaleFilter = { since, before, machineId, productId };
  return { filter, from, to };
}
