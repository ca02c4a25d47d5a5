import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { machines } from "#modules/machines/tables.ts";
import { photos } from "#modules/photos/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

const KINDS = ["inspection", "repair", "refill", "cleaning"] as const;
const isKind = (column: unknown) => sql`${column} in ('inspection', 'repair', 'refill', 'cleaning')`;

/** What a machine needs every so many days, or every so many sales, whichever comes first. */
export const maintenancePlans = pgTable(
  "maintenance_plans",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    kind: text("kind", { enum: KINDS }).notNull(),
    name: text("name").notNull(),
    everyDays: integer("every_days"),
    everySales: integer("every_sales"),
    /** So many days ahead it says that it will be due. */
    noticeDays: integer("notice_days").notNull().default(3),
    /** From where the days and the sales are counted: the last time it was done, or the plan's beginning. */
    countedFrom: instant("counted_from").notNull(),
    /** The machine's units ever sold, then. */
    soldThen: bigint("sold_then", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("maintenance_plans_machine").on(t.tenantId, t.machineId),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    check("maintenance_plans_kind_check", isKind(t.kind)),
    check("maintenance_plans_name_check", sql`char_length(${t.name}) between 1 and 120`),
    check("maintenance_plans_every_check", sql`${t.everyDays} is not null or ${t.everySales} is not null`),
    check("maintenance_plans_every_days_check", sql`${t.everyDays} between 1 and 3650`),
    check("maintenance_plans_every_sales_check", sql`${t.everySales} between 1 and 1000000`),
    check("maintenance_plans_notice_days_check", sql`${t.noticeDays} between 0 and 90`),
    tenantPolicy(),
  ],
);

export type VisitLine = {
  position: string;
  /** How many lay there, if they were counted before anything was put in. */
  counted?: number;
  refilled?: number;
  wasted?: number;
};

/** One technician's stop at a machine. Its id is made on the phone and is what makes it count once. */
export const visits = pgTable(
  "visits",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    userId: uuid("user_id"),
    arrivedAt: instant("arrived_at").notNull(),
    leftAt: instant("left_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    lines: jsonb("lines").$type<VisitLine[]>().notNull(),
    notes: text("notes"),
    costMinor: bigint("cost_minor", { mode: "number" }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("visits_machine").on(t.tenantId, t.machineId, t.arrivedAt),
    index("visits_arrived").on(t.tenantId, t.arrivedAt),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    check("visits_notes_check", sql`char_length(${t.notes}) <= 2000`),
    check("visits_cost_minor_check", sql`${t.costMinor} between 0 and 1000000000000`),
    check("visits_order_check", sql`${t.leftAt} >= ${t.arrivedAt}`),
    tenantPolicy(),
  ],
);

/** Work that was done, on a visit or told at the desk. Append-only. */
export const maintenanceLogs = pgTable(
  "maintenance_logs",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    planId: uuid("plan_id"),
    visitId: uuid("visit_id"),
    kind: text("kind", { enum: KINDS }).notNull(),
    doneAt: instant("done_at").notNull(),
    costMinor: bigint("cost_minor", { mode: "number" }),
    notes: text("notes"),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("maintenance_logs_machine").on(t.tenantId, t.machineId, t.doneAt),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    foreignKey({ columns: [t.tenantId, t.planId], foreignColumns: [maintenancePlans.tenantId, maintenancePlans.id] }),
    foreignKey({ columns: [t.tenantId, t.visitId], foreignColumns: [visits.tenantId, visits.id] }),
    check("maintenance_logs_kind_check", isKind(t.kind)),
    check("maintenance_logs_cost_minor_check", sql`${t.costMinor} between 0 and 1000000000000`),
    check("maintenance_logs_notes_check", sql`char_length(${t.notes}) <= 2000`),
    tenantPolicy(),
  ],
);

/** Photos of a visit or of work told at the desk. */
export const maintenancePhotos = pgTable(
  "maintenance_photos",
  {
    tenantId: uuid("tenant_id").notNull(),
    photoId: uuid("photo_id").notNull(),
    visitId: uuid("visit_id"),
    logId: uuid("log_id"),
    part: smallint("part").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.photoId] }),
    index("maintenance_photos_visit").on(t.tenantId, t.visitId),
    index("maintenance_photos_log").on(t.tenantId, t.logId),
    foreignKey({ columns: [t.tenantId, t.photoId], foreignColumns: [photos.tenantId, photos.id] }),
    foreignKey({ columns: [t.tenantId, t.visitId], foreignColumns: [visits.tenantId, visits.id] }),
    foreignKey({ columns: [t.tenantId, t.logId], foreignColumns: [maintenanceLogs.tenantId, maintenanceLogs.id] }),
    check("maintenance_photos_subject_check", sql`num_nonnulls(${t.visitId}, ${t.logId}) = 1`),
    tenantPolicy(),
  ],
);

/**
 * What is known of how a position sells, gathered by the hour: of four weeks an hour changes little, and to walk through all that
 * happened in them takes seconds. Whoever finds none, or an old one, looks for themselves.
 */
export const sellingEvidence = pgTable(
  "selling_evidence",
  {
    tenantId: uuid("tenant_id").notNull(),
    machineId: uuid("machine_id").notNull(),
    position: text("position").notNull(),
    /** Units sold while it could sell, and for how many milliseconds it could. */
    sold: doublePrecision("sold").notNull(),
    exposure: doublePrecision("exposure").notNull(),
    gatheredAt: instant("gathered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.machineId, t.position] }),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);
