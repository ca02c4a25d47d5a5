import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "#modules/identity/tables.ts";
import { machines, sites } from "#modules/machines/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";
import { ALERT_EVENTS, type NewAlertEvent } from "./event-schemas.ts";
import { ALERT_TYPES, CHANNELS, PRIORITIES, STATES } from "./schemas.ts";

const isPriority = (column: unknown) => sql`${column} in ('low', 'medium', 'high', 'critical')`;

/** A condition that someone should act on. One that is not resolved exists once for each cause: an index says so. */
export const alerts = pgTable(
  "alerts",
  {
    ...tenantKeys(),
    type: text("type", { enum: ALERT_TYPES }).notNull(),
    /** e.g. `low_stock:<machine>:<position>`: what it is about, once. */
    cause: text("cause").notNull(),
    priority: text("priority", { enum: PRIORITIES }).notNull(),
    state: text("state", { enum: STATES }).notNull(),
    machineId: uuid("machine_id"),
    siteId: uuid("site_id"),
    position: text("position"),
    /** What its words are made of. */
    facts: jsonb("facts").$type<Record<string, string | number>>().notNull().default({}),
    openedAt: instant("opened_at").notNull(),
    acknowledgedAt: instant("acknowledged_at"),
    assignedTo: uuid("assigned_to"),
    snoozedUntil: instant("snoozed_until"),
    resolvedAt: instant("resolved_at"),
    /** How often people were notified, by which the next reminder is reckoned. */
    timesNotified: smallint("tellings").notNull().default(0),
    lastNotifiedAt: instant("last_told_at"),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("alerts_one_for_each_cause")
      .on(t.tenantId, t.cause)
      .where(sql`state <> 'resolved'`),
    index("alerts_state").on(t.tenantId, t.state, t.id),
    index("alerts_machine").on(t.tenantId, t.machineId, t.id),
    index("alerts_cause").on(t.tenantId, t.cause, t.id),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    foreignKey({ columns: [t.tenantId, t.siteId], foreignColumns: [sites.tenantId, sites.id] }),
    foreignKey({ columns: [t.tenantId, t.assignedTo], foreignColumns: [users.tenantId, users.id] }),
    check("alerts_priority_check", isPriority(t.priority)),
    check("alerts_state_check", sql`${t.state} in ('open', 'acknowledged', 'snoozed', 'resolved')`),
    check("alerts_resolved_check", sql`(${t.state} = 'resolved') = (${t.resolvedAt} is not null)`),
    check("alerts_snoozed_check", sql`(${t.state} = 'snoozed') = (${t.snoozedUntil} is not null)`),
    tenantPolicy(),
  ],
);

/** What happened to an alert, in order. Append-only. */
export const alertEvents = pgTable(
  "alert_events",
  {
    ...tenantKeys(),
    alertId: uuid("alert_id").notNull(),
    what: text("what", { enum: ALERT_EVENTS }).notNull(),
    at: instant("at").notNull(),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    /** As `event-schemas.ts` says for each. */
    data: jsonb("data").$type<NewAlertEvent["data"]>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("alert_events_alert").on(t.tenantId, t.alertId, t.id),
    foreignKey({ columns: [t.tenantId, t.alertId], foreignColumns: [alerts.tenantId, alerts.id] }),
    tenantPolicy(),
  ],
);

/** Who has seen it. */
export const alertReads = pgTable(
  "alert_reads",
  {
    tenantId: uuid("tenant_id").notNull(),
    alertId: uuid("alert_id").notNull(),
    userId: uuid("user_id").notNull(),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.alertId, t.userId] }),
    foreignKey({ columns: [t.tenantId, t.alertId], foreignColumns: [alerts.tenantId, alerts.id] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(),
  ],
);

/** How somebody wants to be notified, by channel. For who has none there are the defaults of `domain/preferences.ts`. */
export const alertPreferences = pgTable(
  "alert_preferences",
  {
    tenantId: uuid("tenant_id").notNull(),
    userId: uuid("user_id").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    enabled: boolean("enabled").notNull(),
    minPriority: text("min_priority", { enum: PRIORITIES }).notNull(),
    mutedTypes: text("muted_types")
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** `HH:MM` of the institution's wall clock; from > until crosses midnight; both null = none. */
    quietFrom: text("quiet_from"),
    quietUntil: text("quiet_until"),
    /** `HH:MM` of a daily letter with everything that is not resolved. */
    digestAt: text("digest_at"),
    /** Nothing but that letter, except for what is critical. */
    onlyDigest: boolean("only_digest").notNull().default(false),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.channel] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    check("alert_preferences_min_priority_check", isPriority(t.minPriority)),
    check("alert_preferences_quiet_check", sql`(${t.quietFrom} is null) = (${t.quietUntil} is null)`),
    tenantPolicy(),
  ],
);

/** Who was written to, in which round of an alert: each once, whoever runs the job and however often. Append-only. */
export const alertNotifications = pgTable(
  "alert_tellings",
  {
    tenantId: uuid("tenant_id").notNull(),
    alertId: uuid("alert_id").notNull(),
    userId: uuid("user_id").notNull(),
    round: smallint("telling").notNull(),
    notifiedAt: instant("told_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.alertId, t.userId, t.round] }),
    foreignKey({ columns: [t.tenantId, t.alertId], foreignColumns: [alerts.tenantId, alerts.id] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(),
  ],
);

/** How many letters of alerts somebody has had of late, and which day's digest: what `domain/pace.ts` judges by. */
export const alertLetterPace = pgTable(
  "alert_letter_pace",
  {
    tenantId: uuid("tenant_id").notNull(),
    userId: uuid("user_id").notNull(),
    letters: integer("letters").notNull().default(0),
    lastLetterAt: instant("last_letter_at"),
    /** The date, on the institution's wall, of the last digest. */
    digestLastDate: text("digest_last_date"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(),
  ],
);
