import { sql } from "drizzle-orm";
import {
  bigint,
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
import { clients } from "#modules/clients/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";
import { appointmentTypes, professionals, resources } from "#modules/catalog/tables.ts";
import type { BookedTerms } from "#modules/catalog/domain/booked-terms.ts";

/** "Every Tuesday 16:00, ten times": the rule (RFC 5545) that a row of appointments was made from. */
export const appointmentSeries = pgTable(
  "appointment_series",
  {
    ...tenantKeys(),
    clientId: uuid("client_id").notNull(),
    rule: text("rule").notNull(),
    timeZone: text("time_zone").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check("appointment_series_rule_check", sql`char_length(${t.rule}) <= 500`),
    tenantPolicy(),
  ],
);

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
      enum: ["held", "session", "pending", "confirmed", "completed", "cancelled", "no_show", "rejected", "expired"],
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
    /** A class takes its professional's time once, as a row with the status `session`, a capacity and no client … */
    capacity: smallint("capacity"),
    seatsTaken: smallint("seats_taken"),
    /** … and each of its seats is an appointment that points at it. A trigger counts them, a check stops the last. */
    sessionId: uuid("session_id"),
    /** The room or equipment it keeps, as exclusively as the professional. */
    resourceId: uuid("resource_id"),
    seriesId: uuid("series_id"),
    /** How often it was moved: the SEQUENCE of its calendar file. */
    moves: smallint("moves").notNull().default(0),
    /** When the client said, by a reminder's link, that they come. A move asks anew. */
    clientConfirmedAt: instant("client_confirmed_at"),
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
    foreignKey({
      columns: [t.tenantId, t.appointmentTypeId],
      foreignColumns: [appointmentTypes.tenantId, appointmentTypes.id],
    }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    index("appointments_session").on(t.tenantId, t.sessionId),
    index("appointments_series").on(t.tenantId, t.seriesId),
    index("appointments_resource").on(t.tenantId, t.resourceId, t.startsAt),
    foreignKey({ columns: [t.tenantId, t.sessionId], foreignColumns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id] }),
    foreignKey({
      columns: [t.tenantId, t.seriesId],
      foreignColumns: [appointmentSeries.tenantId, appointmentSeries.id],
    }),
    check("appointments_seats_check", sql`${t.seatsTaken} between 0 and ${t.capacity}`),
    check(
      "appointments_session_check",
      sql`(${t.capacity} is null) = (${t.seatsTaken} is null) and (${t.capacity} is null or ${t.sessionId} is null)`,
    ),
    check(
      "appointments_status_check",
      sql`${t.status} in ('held', 'session', 'pending', 'confirmed', 'completed', 'cancelled', 'no_show', 'rejected', 'expired')`,
    ),
    check(
      "appointments_interval_check",
      sql`${t.busyStartsAt} <= ${t.startsAt} and ${t.startsAt} < ${t.endsAt} and ${t.endsAt} <= ${t.busyEndsAt}`,
    ),
    check(
      "appointments_client_check",
      sql`(${t.status} = 'held') or (${t.capacity} is not null) or ${t.clientId} is not null`,
    ),
    check(
      "appointments_hold_check",
      sql`(${t.status} <> 'held') or (${t.holdKeyHash} is not null and ${t.expiresAt} is not null)`,
    ),
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
    /** Where it moved the appointment, from and to (epoch ms, professional); `end` where that is what changed. */
    moved: jsonb("moved").$type<{
      from: { start: number; end?: number; professionalId: string };
      to: { start: number; end?: number; professionalId: string };
    }>(),
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

/**
 * A professional's calendar, to be subscribed to. The address is the row's id, signed: it opens nothing once the row is
 * revoked, and a new row is a new address.
 */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    ...tenantKeys(),
    professionalId: uuid("professional_id").notNull(),
    /** How clients are called in it: whoever has the address reads it. */
    clientNames: text("client_names", { enum: ["full", "initials"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("calendar_feeds_one_each")
      .on(t.tenantId, t.professionalId)
      .where(sql`${t.revokedAt} is null`),
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
    check("calendar_feeds_names_check", sql`${t.clientNames} in ('full', 'initials')`),
    tenantPolicy(),
  ],
);
