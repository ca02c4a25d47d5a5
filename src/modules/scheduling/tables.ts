import { sql } from "drizzle-orm";
import {
  bigint,
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
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

export const professionals = pgTable(
  "professionals",
  {
    ...tenantKeys(),
    userId: uuid("user_id"),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    /** e.g. "Fonoaudióloga": shown under the name. */
    title: text("title"),
    email: text("email"),
    timeZone: text("time_zone").notNull(),
    color: text("color").notNull().default("#0f766e"),
    /** At most so many appointments on one local date; null = no limit. */
    dailyMax: smallint("daily_max"),
    active: boolean("active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("professionals_user_key").on(t.tenantId, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    check("professionals_color_check", sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
    check("professionals_daily_max_check", sql`${t.dailyMax} between 1 and 200`),
    tenantPolicy(),
  ],
);

export type LocalizedText = { "es-AR": string; en: string };

/** A service. Durations in minutes; money in minor units of the organization's currency. */
export const appointmentTypes = pgTable(
  "appointment_types",
  {
    ...tenantKeys(),
    name: jsonb("name").$type<LocalizedText>().notNull(),
    description: jsonb("description").$type<LocalizedText>(),
    durationMin: smallint("duration_min").notNull(),
    bufferBeforeMin: smallint("buffer_before_min").notNull().default(0),
    bufferAfterMin: smallint("buffer_after_min").notNull().default(0),
    stepMin: smallint("step_min").notNull(),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull().default(0),
    creditCost: integer("credit_cost").notNull().default(0),
    minNoticeMin: integer("min_notice_min").notNull().default(0),
    horizonDays: smallint("horizon_days").notNull().default(60),
    cancellationWindowH: smallint("cancellation_window_h").notNull().default(24),
    autoConfirm: boolean("auto_confirm").notNull().default(false),
    /** A pending appointment is answered within so many hours of the request, or it expires (at its start at the latest). */
    answerWithinH: smallint("answer_within_h").notNull().default(48),
    color: text("color").notNull().default("#b4532a"),
    active: boolean("active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    check(
      "appointment_types_minutes_check",
      sql`${t.durationMin} between 5 and 1440 and ${t.stepMin} between 5 and 1440 and ${t.bufferBeforeMin} between 0 and 480 and ${t.bufferAfterMin} between 0 and 480`,
    ),
    check("appointment_types_money_check", sql`${t.priceMinor} >= 0 and ${t.creditCost} between 0 and 1000`),
    check(
      "appointment_types_reach_check",
      sql`${t.minNoticeMin} between 0 and 525600 and ${t.horizonDays} between 0 and 730 and ${t.cancellationWindowH} between 0 and 720 and ${t.answerWithinH} between 1 and 720`,
    ),
    check("appointment_types_color_check", sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
    tenantPolicy(),
  ],
);

/** Which professional gives which service. */
export const professionalServices = pgTable(
  "professional_services",
  {
    tenantId: uuid("tenant_id").notNull(),
    professionalId: uuid("professional_id").notNull(),
    appointmentTypeId: uuid("appointment_type_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.professionalId, t.appointmentTypeId] }),
    index("professional_services_type").on(t.tenantId, t.appointmentTypeId),
    foreignKey({ columns: [t.tenantId, t.professionalId], foreignColumns: [professionals.tenantId, professionals.id] }).onDelete("cascade"),
    foreignKey({
      name: "professional_services_type_fk",
      columns: [t.tenantId, t.appointmentTypeId],
      foreignColumns: [appointmentTypes.tenantId, appointmentTypes.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Weekly hours on the wall of the professional's zone. */
export const availabilityRules = pgTable(
  "availability_rules",
  {
    ...tenantKeys(),
    professionalId: uuid("professional_id").notNull(),
    weekday: smallint("weekday").notNull(),
    start: text("start").notNull(),
    end: text("end").notNull(),
    effectiveFrom: date("effective_from", { mode: "string" }),
    effectiveUntil: date("effective_until", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("availability_rules_professional").on(t.tenantId, t.professionalId),
    foreignKey({ columns: [t.tenantId, t.professionalId], foreignColumns: [professionals.tenantId, professionals.id] }).onDelete("cascade"),
    check("availability_rules_weekday_check", sql`${t.weekday} between 1 and 7`),
    check(
      "availability_rules_hours_check",
      sql`${t.start} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.end} ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' and ${t.start} < ${t.end}`,
    ),
    check("availability_rules_dates_check", sql`${t.effectiveFrom} <= ${t.effectiveUntil}`),
    tenantPolicy(),
  ],
);

/** One date's hours instead of its rules; no windows = closed. */
export const availabilityOverrides = pgTable(
  "availability_overrides",
  {
    ...tenantKeys(),
    professionalId: uuid("professional_id").notNull(),
    date: date("date", { mode: "string" }).notNull(),
    windows: jsonb("windows").$type<{ start: string; end: string }[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("availability_overrides_date_key").on(t.tenantId, t.professionalId, t.date),
    foreignKey({ columns: [t.tenantId, t.professionalId], foreignColumns: [professionals.tenantId, professionals.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** An absence: an interval of instants. */
export const availabilityBlocks = pgTable(
  "availability_blocks",
  {
    ...tenantKeys(),
    professionalId: uuid("professional_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    reason: text("reason"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("availability_blocks_professional").on(t.tenantId, t.professionalId, t.startsAt),
    foreignKey({ columns: [t.tenantId, t.professionalId], foreignColumns: [professionals.tenantId, professionals.id] }).onDelete("cascade"),
    check("availability_blocks_order_check", sql`${t.startsAt} < ${t.endsAt}`),
    tenantPolicy(),
  ],
);

/** What the client was shown when booking, kept as it was (product.md, rule 5). */
export type BookedTerms = { cancellationWindowH: number };

/**
 * A booked interval, and before that the hold it grew from: a hold becomes the appointment by one UPDATE, so the time is
 * never let go in between. `busy_*` include the type's buffers; the exclusion constraint over them
 * (`appointments_no_overlap`, in a hand-written migration) is what makes double booking impossible. It cannot ask for
 * the time of day, so whoever wants a time first deletes the expired holds that lie on it.
 */
export const appointments = pgTable(
  "appointments",
  {
    ...tenantKeys(),
    status: text("status", {
      enum: ["held", "pending", "confirmed", "completed", "cancelled", "no_show", "rejected", "expired"],
    }).notNull(),
    professionalId: uuid("professional_id").notNull(),
    appointmentTypeId: uuid("appointment_type_id").notNull(),
    clientId: uuid("client_id"),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    busyStartsAt: instant("busy_starts_at").notNull(),
    busyEndsAt: instant("busy_ends_at").notNull(),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    creditCost: integer("credit_cost").notNull(),
    terms: jsonb("terms").$type<BookedTerms>().notNull(),
    notes: text("notes"),
    /** Why it was rejected, cancelled … */
    reason: text("reason"),
    /** SHA-256 of the visitor's key: only who took the hold may finish it. */
    holdKeyHash: text("hold_key_hash"),
    /** A hash of the address it was taken from: one visitor cannot keep the whole week. */
    holdAddressHash: text("hold_address_hash"),
    /** When the hold, or the unanswered request, ends. */
    expiresAt: instant("expires_at"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("appointments_professional_start").on(t.tenantId, t.professionalId, t.startsAt),
    index("appointments_start").on(t.tenantId, t.startsAt, t.id),
    index("appointments_client").on(t.tenantId, t.clientId, t.startsAt),
    index("appointments_status").on(t.tenantId, t.status, t.expiresAt),
    foreignKey({ columns: [t.tenantId, t.professionalId], foreignColumns: [professionals.tenantId, professionals.id] }),
    foreignKey({ columns: [t.tenantId, t.appointmentTypeId], foreignColumns: [appointmentTypes.tenantId, appointmentTypes.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check(
      "appointments_status_check",
      sql`${t.status} in ('held', 'pending', 'confirmed', 'completed', 'cancelled', 'no_show', 'rejected', 'expired')`,
    ),
    check(
      "appointments_interval_check",
      sql`${t.busyStartsAt} <= ${t.startsAt} and ${t.startsAt} < ${t.endsAt} and ${t.endsAt} <= ${t.busyEndsAt}`,
    ),
    check("appointments_client_check", sql`(${t.status} = 'held') or ${t.clientId} is not null`),
    check("appointments_hold_check", sql`(${t.status} <> 'held') or (${t.holdKeyHash} is not null and ${t.expiresAt} is not null)`),
    check("appointments_notes_check", sql`char_length(${t.notes}) <= 2000 and char_length(${t.reason}) <= 500`),
    tenantPolicy(),
  ],
);

/** Each step of an appointment's life: from what to what, by whom, when and why. Append-only. */
export const appointmentTransitions = pgTable(
  "appointment_transitions",
  {
    ...tenantKeys(),
    appointmentId: uuid("appointment_id").notNull(),
    fromStatus: text("from_status"),
    toStatus: text("to_status").notNull(),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("appointment_transitions_appointment").on(t.tenantId, t.appointmentId, t.id),
    foreignKey({
      name: "appointment_transitions_appointment_fk",
      columns: [t.tenantId, t.appointmentId],
      foreignColumns: [appointments.tenantId, appointments.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);
