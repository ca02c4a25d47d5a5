import { PERIODS, ReportOf, type Period } from "../figures-schemas.ts";
import { METRICS, type Metric } from "./metrics.ts";

export type ReportView = {
  period: Period;
  from: string;
  to: string;
  machine: string;
  product: string;
  metric: Metric;
  as: "picture" | "table";
};

type Read = (key: string) => string | null;

/** What an address asks for; what it does not say, or says wrongly, is as usual. */
export function readReport(read: Read): ReportView {
  const text = (key: string) => read(key) ?? "";
  return {
    period: PERIODS.find((each) => each === read("period")) ?? "30",
    from: text("from"),
    to: text("to"),
    machine: text("machine"),
    product: text("product"),
    metric: METRICS.find((each) => each === read("metric")) ?? "minor",
    as: read("as") === "table" ? "table" : "picture",
  };
}

/** As the query takes it; null while a chosen period makes no sense. */
export function reportOf({ period, from, to, machine, product }: ReportView): ReportOf | null {
  const chosen = period === "custom" ? { from, to } : {};
  const parsed = ReportOf.safeParse({
    period,
    ...chosen,
    ...(machine && { machineId: machine }),
    ...(product && { productId: product }),
  });
  return parsed.success ? parsed.data : null;
}

/** Both at once: what an address asks the query for. */
export const askedReport = (read: Read): ReportOf | null => reportOf(readReport(read));
