/** In the order in which they matter less and less. */
export const PRIORITIES = ["critical", "high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ALERT_TYPES = [
  "low_stock",
  "out_of_stock",
  "stock_discrepancy",
  "machine_offline",
  "site_outage",
  "not_selling",
  "temperature",
  "maintenance_due",
  "maintenance_overdue",
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

/** `screen`: the bell inside the dashboard. */
export const CHANNELS = ["email", "screen"] as const;
