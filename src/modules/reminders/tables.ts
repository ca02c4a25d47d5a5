import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { appointments } from "#modules/appointments/tables.ts";
import type { LocalizedText } from "#modules/catalog/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** One row per tenant, made when reminders are first asked for: what is here was begun, and is not begun again. */
export const reminderSettings = pgTable(
  "reminder_settings",
  {
    tenantId: uuid("tenant_id").notNull(),
    digestActive: boolean("digest_active").notNull().default(true),
    /** On the institution's wall. */
    digestHour: smallint("digest_hour").notNull().default(7),
    /** When the next digest is due. The one job whose moment this is goes on; any other is a left-over. */
    digestNextAt: instant("digest_next_at").notNull(),
    /** The last day that was told of. */
    digestLastDate: date("digest_last_date", { mode: "string" }),
    begunAt: instant("begun_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    check("reminder_settings_hour_check", sql`${t.digestHour} between 0 and 23`),
    tenantPolicy(),
  ],
);

/** "48 hours before, for these services, in these words." */
export const reminderRules = pgTable(
  "reminder_rules",
  {
    ...tenantKeys(),
    offsetMin: integer("offset_min").notNull(),
    /** null: for every service, and for those that are still to come. */
    serviceIds: uuid("service_ids").array(),
    subject: jsonb("subject").$type<LocalizedText>().notNull(),
    body: jsonb("body").$type<LocalizedText>().notNull(),
    active: boolean("active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    check("reminder_rules_offset_check", sql`${t.offsetMin} between 15 and 20160`),
    check("reminder_rules_services_check", sql`cardinality(${t.serviceIds}) between 1 and 200`),
    tenantPolicy(),
  ],
);

/** What is to be sent for one appointment at one start, and what became of it: each at most once, however often a job runs. */
export const reminders = pgTable(
  "reminders",
  {
    ...tenantKeys(),
    appointmentId: uuid("appointment_id").notNull(),
    ruleId: uuid("rule_id").notNull(),
    /** The start that it reminds of: an appointment that was moved has others. */
    startsAt: instant("starts_at").notNull(),
    remindAt: instant("remind_at").notNull(),
    status: text("status", { enum: ["planned", "sent", "skipped"] })
      .notNull()
      .default("planned"),
    doneAt: instant("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("reminders_once").on(t.tenantId, t.appointmentId, t.ruleId, t.startsAt),
    index("reminders_rule").on(t.tenantId, t.ruleId, t.status),
    foreignKey({
      name: "reminders_appointment_fk",
      columns: [t.tenantId, t.appointmentId],
      foreignColumns: [appointments.tenantId, appointments.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "reminders_rule_fk",
      columns: [t.tenantId, t.ruleId],
      foreignColumns: [reminderRules.tenantId, reminderRules.id],
    }).onDelete("cascade"),
    check("reminders_status_check", sql`${t.status} in ('planned', 'sent', 'skipped')`),
    tenantPolicy(),
  ],
);
