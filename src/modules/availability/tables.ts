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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";
import { professionals } from "#modules/catalog/tables.ts";
import type { Unread } from "./imports/unread.ts";

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
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
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
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Days on which the whole institution is closed, on its own wall; `yearly`: on the same dates of every year from then on. */
export const closures = pgTable(
  "closures",
  {
    ...tenantKeys(),
    name: text("name").notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    /** The last day of it. */
    endsOn: date("ends_on", { mode: "string" }).notNull(),
    yearly: boolean("yearly").notNull(),
    /** The public holiday that it was accepted from: `AR:2026-05-25`. */
    holiday: text("holiday"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("closures_dates").on(t.tenantId, t.endsOn),
    uniqueIndex("closures_holiday_once")
      .on(t.tenantId, t.holiday)
      .where(sql`${t.holiday} is not null`),
    check("closures_dates_check", sql`${t.startsOn} <= ${t.endsOn} and ${t.endsOn} - ${t.startsOn} < 366`),
    check("closures_name_check", sql`char_length(${t.name}) between 1 and 80`),
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
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
    check("availability_blocks_order_check", sql`${t.startsAt} < ${t.endsAt}`),
    tenantPolicy(),
  ],
);

/** Another calendar of a professional's, read from an address every quarter of an hour: when they are busy elsewhere. */
export const busyImports = pgTable(
  "busy_imports",
  {
    ...tenantKeys(),
    professionalId: uuid("professional_id").notNull(),
    name: text("name").notNull(),
    /** Often a secret itself: shown by its host alone. */
    url: text("url").notNull(),
    etag: text("etag"),
    /** SHA-256 of what was last read well: the same again changes nothing. */
    contentHash: text("content_hash"),
    /** How many busy times the last good reading gave. */
    intervals: integer("intervals").notNull().default(0),
    /** What of it could not be read, event by event: the first of them, and how many there are. */
    unread: jsonb("unread").$type<Unread[]>().notNull().default([]),
    unreadCount: integer("unread_count").notNull().default(0),
    /** When it was last read well; what it said then holds until it is read well again. */
    readAt: instant("read_at"),
    /** Why the last attempt failed, by its code. */
    failure: text("failure"),
    failedAt: instant("failed_at"),
    /** When it is read next. The one job whose moment this is goes on; any other is a left-over. */
    nextAt: instant("next_at").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("busy_imports_professional").on(t.tenantId, t.professionalId),
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
    check("busy_imports_url_check", sql`${t.url} ~ '^https?://' and char_length(${t.url}) <= 2000`),
    check("busy_imports_name_check", sql`char_length(${t.name}) between 1 and 80`),
    tenantPolicy(),
  ],
);

/** When an imported calendar says that its professional is busy: merged, so that those of one import never overlap. */
export const importedBusy = pgTable(
  "imported_busy",
  {
    ...tenantKeys(),
    importId: uuid("import_id").notNull(),
    professionalId: uuid("professional_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("imported_busy_professional").on(t.tenantId, t.professionalId, t.endsAt),
    index("imported_busy_import").on(t.tenantId, t.importId),
    foreignKey({
      columns: [t.tenantId, t.importId],
      foreignColumns: [busyImports.tenantId, busyImports.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
    check("imported_busy_order_check", sql`${t.startsAt} < ${t.endsAt}`),
    tenantPolicy(),
  ],
);
