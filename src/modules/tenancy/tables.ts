import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { photos } from "#modules/photos/tables.ts";
import { instant, tenantPolicy } from "#platform/db/tenant-table.ts";

/**
 * The platform's list of institutions. Not a tenant's table: no request role may read it. What must be known before the
 * tenant is (host → tenant) goes through `find_tenant(slug)`, which answers exact matches only.
 */
export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique("tenants_slug_key"),
    name: text("name").notNull(),
    status: text("status", { enum: ["active", "suspended"] })
      .notNull()
      .default("active"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check("tenants_slug_check", sql`${t.slug} ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'`),
    check("tenants_status_check", sql`${t.status} in ('active', 'suspended')`),
    check("tenants_name_check", sql`char_length(${t.name}) between 1 and 120`),
  ],
);

/** A tenant's own settings: one row, whose key is the tenant. */
export const organizations = pgTable(
  "organizations",
  {
    tenantId: uuid("tenant_id").notNull(),
    name: text("name").notNull(),
    tagline: text("tagline"),
    timeZone: text("time_zone").notNull(),
    currency: text("currency").notNull().default("ARS"),
    locale: text("locale", { enum: ["es-AR", "en"] })
      .notNull()
      .default("es-AR"),
    modules: text("modules")
      .array()
      .notNull()
      .default(sql`'{appointments}'`),
    email: text("email"),
    phone: text("phone"),
    address: text("address"),
    accent: text("accent"),
    /** In which services, rooms and letters are written; a text that lacks one reads as in the other. */
    languages: text("languages", { enum: ["es-AR", "en"] })
      .array()
      .notNull()
      .default(sql`'{es-AR}'`),
    /** A few lines about the institution, for its public page. */
    about: text("about"),
    whatsapp: text("whatsapp"),
    /** As people say it: "Lunes a viernes de 8 a 20". */
    openingHours: text("opening_hours"),
    photoId: uuid("photo_id"),
    /** When its page was first handed on: the last step of opening it. */
    sharedAt: instant("shared_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    check("organizations_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("organizations_locale_check", sql`${t.locale} in ('es-AR', 'en')`),
    check("organizations_accent_check", sql`${t.accent} ~ '^#[0-9a-f]{6}$'`),
    check("organizations_modules_check", sql`${t.modules} <@ array['appointments', 'students', 'machines']`),
    check(
      "organizations_languages_check",
      sql`${t.languages} <@ array['es-AR', 'en'] and ${t.locale} = any(${t.languages})`,
    ),
    check(
      "organizations_page_check",
      sql`char_length(${t.about}) <= 600 and char_length(${t.whatsapp}) <= 40 and char_length(${t.openingHours}) <= 300`,
    ),
    foreignKey({ columns: [t.tenantId, t.photoId], foreignColumns: [photos.tenantId, photos.id] }),
    tenantPolicy(),
  ],
);
