import { sql } from "drizzle-orm";
import {
  bigint,
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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { photos } from "#modules/photos/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";
import type { CancellationPolicy } from "./domain/cancellation-policy.ts";

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
    /** A few lines and a face, for whoever chooses with whom. */
    bio: text("bio"),
    photoId: uuid("photo_id"),
    active: boolean("active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("professionals_user_key").on(t.tenantId, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    foreignKey({ columns: [t.tenantId, t.photoId], foreignColumns: [photos.tenantId, photos.id] }),
    check("professionals_bio_check", sql`char_length(${t.bio}) <= 600`),
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
    /** Where it is more than "free until `cancellation_window_h`": shares by notice, no-shows, what comes back. */
    policy: jsonb("policy").$type<CancellationPolicy>(),
    /** How many clients one start takes: 1, or the seats of a class. */
    capacity: smallint("capacity").notNull().default(1),
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
    check("appointment_types_capacity_check", sql`${t.capacity} between 1 and 500`),
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
    foreignKey({
      columns: [t.tenantId, t.professionalId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "professional_services_type_fk",
      columns: [t.tenantId, t.appointmentTypeId],
      foreignColumns: [appointmentTypes.tenantId, appointmentTypes.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** A room or a piece of equipment that some services need, as exclusive as the professional. */
export const resources = pgTable(
  "resources",
  {
    ...tenantKeys(),
    name: jsonb("name").$type<LocalizedText>().notNull(),
    kind: text("kind", { enum: ["room", "equipment"] }).notNull(),
    active: boolean("active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    check("resources_kind_check", sql`${t.kind} in ('room', 'equipment')`),
    tenantPolicy(),
  ],
);

/** A service takes one of these: whichever is free. */
export const serviceResources = pgTable(
  "service_resources",
  {
    tenantId: uuid("tenant_id").notNull(),
    appointmentTypeId: uuid("appointment_type_id").notNull(),
    resourceId: uuid("resource_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.appointmentTypeId, t.resourceId] }),
    index("service_resources_resource").on(t.tenantId, t.resourceId),
    foreignKey({
      name: "service_resources_type_fk",
      columns: [t.tenantId, t.appointmentTypeId],
      foreignColumns: [appointmentTypes.tenantId, appointmentTypes.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.tenantId, t.resourceId], foreignColumns: [resources.tenantId, resources.id] }).onDelete(
      "cascade",
    ),
    tenantPolicy(),
  ],
);
