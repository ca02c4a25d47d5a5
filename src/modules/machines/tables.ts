import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { photos } from "#modules/photos/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** Where machines stand together: a building, a hall. */
export const sites = pgTable(
  "sites",
  {
    ...tenantKeys(),
    name: text("name").notNull(),
    address: text("address"),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("sites_name_key").on(t.tenantId, t.name),
    check("sites_name_check", sql`char_length(${t.name}) between 1 and 120`),
    check("sites_latitude_check", sql`${t.latitude} between -90 and 90`),
    check("sites_longitude_check", sql`${t.longitude} between -180 and 180`),
    check("sites_position_check", sql`(${t.latitude} is null) = (${t.longitude} is null)`),
    tenantPolicy(),
  ],
);

/** What machines sell. Money in minor units of the institution's currency. */
export const products = pgTable(
  "products",
  {
    ...tenantKeys(),
    sku: text("sku").notNull(),
    name: jsonb("name").$type<{ "es-AR": string; en: string }>().notNull(),
    /** e.g. "frasco", and how much is in it. */
    unit: text("unit"),
    millilitres: integer("millilitres"),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
    costMinor: bigint("cost_minor", { mode: "number" }),
    barcode: text("barcode"),
    photoId: uuid("photo_id"),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("products_sku_key").on(t.tenantId, t.sku),
    foreignKey({ columns: [t.tenantId, t.photoId], foreignColumns: [photos.tenantId, photos.id] }),
    check("products_sku_check", sql`char_length(${t.sku}) between 1 and 64`),
    check("products_price_minor_check", sql`${t.priceMinor} between 0 and 1000000000000`),
    check("products_cost_minor_check", sql`${t.costMinor} between 0 and 1000000000000`),
    check("products_millilitres_check", sql`${t.millilitres} between 1 and 1000000`),
    tenantPolicy(),
  ],
);

export const machines = pgTable(
  "machines",
  {
    ...tenantKeys(),
    name: text("name").notNull(),
    location: text("location").notNull(),
    siteId: uuid("site_id"),
    timeZone: text("time_zone").notNull(),
    model: text("model"),
    serial: text("serial"),
    photoId: uuid("photo_id"),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    /** DEX files whose checksum is wrong are read all the same: some controllers never send a right one. */
    ignoresDexChecksum: boolean("ignores_dex_checksum").notNull().default(false),

    /** By the server's clock. */
    lastSeenAt: instant("last_seen_at"),
    /** Set by the health job when it fell silent; null while it speaks, or never has. */
    offlineSince: instant("offline_since"),
    /** When it last began to run, as its uptime tells. */
    restartedAt: instant("restarted_at"),
    /** Its clock minus ours at the last heartbeat, in milliseconds. */
    clockOffsetMs: bigint("clock_offset_ms", { mode: "number" }),
    firmware: text("firmware"),
    temperatureC: real("temperature_c"),
    signalDbm: integer("signal_dbm"),

    /** The configuration it should have, and the one it says it has. */
    configVersion: integer("config_version").notNull().default(0),
    reportedConfigVersion: integer("reported_config_version"),
    /** A new key goes out with the next heartbeat. */
    keyRotationAskedAt: instant("key_rotation_asked_at"),

    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("machines_site").on(t.tenantId, t.siteId),
    index("machines_last_seen").on(t.tenantId, t.lastSeenAt),
    foreignKey({ columns: [t.tenantId, t.siteId], foreignColumns: [sites.tenantId, sites.id] }),
    foreignKey({ columns: [t.tenantId, t.photoId], foreignColumns: [photos.tenantId, photos.id] }),
    check("machines_name_check", sql`char_length(${t.name}) between 1 and 120`),
    check("machines_location_check", sql`char_length(${t.location}) between 1 and 200`),
    check("machines_latitude_check", sql`${t.latitude} between -90 and 90`),
    check("machines_longitude_check", sql`${t.longitude} between -180 and 180`),
    tenantPolicy(),
  ],
);

/** Readings of heartbeats, thinned: what the machine's page draws. */
export const machineReadings = pgTable(
  "machine_readings",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    at: instant("at").notNull(),
    temperatureC: real("temperature_c"),
    signalDbm: integer("signal_dbm"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("machine_readings_machine").on(t.tenantId, t.machineId, t.at),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);

/** A slot position: a coil or nozzle of a machine. Kept when it leaves the planogram: its sales and movements name it. */
export const machineSlots = pgTable(
  "machine_slots",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    position: text("position").notNull(),
    productId: uuid("product_id").notNull(),
    capacity: integer("capacity").notNull(),
    /** How many a refill brings it to; null = capacity. */
    parLevel: integer("par_level"),
    lowStockThreshold: integer("low_stock_threshold").notNull(),
    /** Instead of the product's price. */
    priceMinor: bigint("price_minor", { mode: "number" }),
    removedAt: instant("removed_at"),
    /** Since when what lies here is assumed: its product changed, or units were moved here, and nobody counted. */
    assumedSince: instant("assumed_since"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("machine_slots_position_key").on(t.tenantId, t.machineId, t.position),
    index("machine_slots_product").on(t.tenantId, t.productId),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check("machine_slots_position_check", sql`${t.position} ~ '^[A-Za-z0-9._-]{1,16}$'`),
    check("machine_slots_capacity_check", sql`${t.capacity} between 1 and 10000`),
    check("machine_slots_par_level_check", sql`${t.parLevel} between 1 and ${t.capacity}`),
    check("machine_slots_low_stock_threshold_check", sql`${t.lowStockThreshold} between 0 and ${t.capacity}`),
    check("machine_slots_price_minor_check", sql`${t.priceMinor} between 0 and 1000000000000`),
    tenantPolicy(),
  ],
);

export type ConfiguredSlot = {
  position: string;
  sku: string;
  name: { "es-AR": string; en: string };
  price_minor: number;
  capacity: number;
};

/** Every configuration a machine was ever meant to have, as it was sent. Append-only. */
export const machineConfigs = pgTable(
  "machine_configs",
  {
    tenantId: uuid("tenant_id").notNull(),
    machineId: uuid("machine_id").notNull(),
    version: integer("version").notNull(),
    currency: text("currency").notNull(),
    slots: jsonb("slots").$type<ConfiguredSlot[]>().notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.machineId, t.version] }),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);
