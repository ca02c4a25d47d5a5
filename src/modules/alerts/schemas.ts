import { z } from "zod";

/** In the order in which they matter less and less. */
export const PRIORITIES = ["critical", "high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ALERT_TYPES = [
  "low_stock",
  "stock_discrepancy",
  "machine_offline",
  "site_outage",
  "not_selling",
  "sales_rejected",
  "maintenance_due",
  "maintenance_overdue",
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

export const STATES = ["open", "acknowledged", "snoozed", "resolved"] as const;
export type AlertState = (typeof STATES)[number];

/** `screen`: the bell inside the dashboard. */
export const CHANNELS = ["email", "screen"] as const;
export type Channel = (typeof CHANNELS)[number];

const MINUTE = 60_000;

export const AlertRef = z.object({ id: z.uuid() });

/** So many may be chosen, or asked for by id, at once. */
export const MOST_AT_ONCE = 400;

const Ids = z.array(z.uuid()).min(1).max(MOST_AT_ONCE);
export const AlertRefs = z.object({ ids: Ids });
export const ReadAlerts = z.object({ ids: Ids, read: z.boolean() });

export const AssignAlert = AlertRef.extend({ userId: z.uuid().nullable() });
export type AssignAlert = z.output<typeof AssignAlert>;

/** In minutes from now, so that a browser's wrong clock snoozes no wrong time. At most 30 days. */
export const SnoozeAlert = AlertRef.extend({ minutes: z.int().min(5).max(43_200) });
export type SnoozeAlert = z.output<typeof SnoozeAlert>;
export const snoozeMs = (minutes: number): number => minutes * MINUTE;

/** `active`: everything that is not resolved. */
export const LIST_STATES = ["active", ...STATES] as const;
export type ListState = (typeof LIST_STATES)[number];

/** `cursor` is what the page before ended with; `ids`, of which alerts alone one asks. `q`: words of a machine's or site's name. */
export const ListAlerts = z.object({
  state: z.enum(LIST_STATES).default("active"),
  priority: z.enum(PRIORITIES).optional(),
  type: z.enum(ALERT_TYPES).optional(),
  machineId: z.uuid().optional(),
  siteId: z.uuid().optional(),
  mine: z.boolean().optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.string().max(600).optional(),
  ids: Ids.optional(),
});
export type ListAlerts = z.output<typeof ListAlerts>;

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const SavePreference = z
  .object({
    channel: z.enum(CHANNELS),
    enabled: z.boolean(),
    minPriority: z.enum(PRIORITIES),
    mutedTypes: z.array(z.enum(ALERT_TYPES)).max(ALERT_TYPES.length),
    quietFrom: WallTime.nullable(),
    quietUntil: WallTime.nullable(),
    digestAt: WallTime.nullable(),
    onlyDigest: z.boolean().default(false),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ["quietUntil"],
    message: "BOTH_OR_NEITHER",
  });
export type SavePreference = z.output<typeof SavePreference>;
