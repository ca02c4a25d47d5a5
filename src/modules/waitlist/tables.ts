import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clients } from "#modules/clients/tables.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** A client who waits for a service, and which times of it would suit them, by the institution's clock and calendar. */
export const waitlistEntries = pgTable(
  "waitlist_entries",
  {
    ...tenantKeys(),
    clientId: uuid("client_id").notNull(),
    appointmentTypeId: uuid("appointment_type_id").notNull(),
    /** null = whoever gives it. */
    professionalIds: jsonb("professional_ids").$type<string[]>(),
    /** ISO weekdays, 1 Monday … 7 Sunday. */
    weekdays: jsonb("weekdays").$type<number[]>().notNull(),
    /** "HH:MM": it may begin then at the earliest, and at the latest. */
    fromTime: text("from_time").notNull(),
    untilTime: text("until_time").notNull(),
    dateFrom: date("date_from", { mode: "string" }),
    dateUntil: date("date_until", { mode: "string" }),
    /** The order of the line; equal ones by their age. */
    position: integer("position").notNull(),
    status: text("status", { enum: ["waiting", "offered", "booked", "left"] }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("waitlist_entries_line").on(t.tenantId, t.appointmentTypeId, t.status, t.position),
    uniqueIndex("waitlist_entries_once")
      .on(t.tenantId, t.clientId, t.appointmentTypeId)
      .where(sql`${t.status} in ('waiting', 'offered')`),
    foreignKey({
      name: "waitlist_entries_client_fk",
      columns: [t.tenantId, t.clientId],
      foreignColumns: [clients.tenantId, clients.id],
    }),
    foreignKey({
      name: "waitlist_entries_type_fk",
      columns: [t.tenantId, t.appointmentTypeId],
      foreignColumns: [appointmentTypes.tenantId, appointmentTypes.id],
    }),
    check("waitlist_entries_status_check", sql`${t.status} in ('waiting', 'offered', 'booked', 'left')`),
    check("waitlist_entries_position_check", sql`${t.position} between 0 and 1000000`),
    check(
      "waitlist_entries_times_check",
      sql`char_length(${t.fromTime}) = 5 and char_length(${t.untilTime}) = 5 and ${t.fromTime} <= ${t.untilTime}`,
    ),
    check("waitlist_entries_dates_check", sql`${t.dateFrom} <= ${t.dateUntil}`),
    tenantPolicy(),
  ],
);

/**
 * A freed time, held for whoever comes first in the line. `appointment_id` is the hold: without a foreign key, since the hold
 * goes when the offer is over, and what was held of credits is found by its id all the same.
 */
export const waitlistOffers = pgTable(
  "waitlist_offers",
  {
    ...tenantKeys(),
    entryId: uuid("entry_id").notNull(),
    professionalId: uuid("professional_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    appointmentId: uuid("appointment_id").notNull(),
    status: text("status", { enum: ["open", "accepted", "declined", "lapsed", "withdrawn"] }).notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // Nobody is asked twice about the same time, however often it is freed or a job runs.
    unique("waitlist_offers_once").on(t.tenantId, t.entryId, t.startsAt, t.professionalId),
    uniqueIndex("waitlist_offers_one_open")
      .on(t.tenantId, t.entryId)
      .where(sql`${t.status} = 'open'`),
    index("waitlist_offers_status").on(t.tenantId, t.status, t.expiresAt),
    foreignKey({
      name: "waitlist_offers_entry_fk",
      columns: [t.tenantId, t.entryId],
      foreignColumns: [waitlistEntries.tenantId, waitlistEntries.id],
    }),
    foreignKey({
      name: "waitlist_offers_professional_fk",
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    check("waitlist_offers_status_check", sql`${t.status} in ('open', 'accepted', 'declined', 'lapsed', 'withdrawn')`),
    check("waitlist_offers_settled_check", sql`(${t.status} = 'open') = (${t.settledAt} is null)`),
    tenantPolicy(),
  ],
);
