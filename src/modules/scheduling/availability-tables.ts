import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";
import { professionals } from "./catalog-tables.ts";

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
