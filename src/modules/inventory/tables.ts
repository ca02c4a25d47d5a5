import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { machines, products } from "#modules/machines/tables.ts";
import type { SlotRow } from "./domain/planogram-copy.ts";
import type { AuditedSlot } from "./domain/dex/derive-sales.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/**
 * Every event id a machine ever sent: what makes a sale count once, for ever. A table of its own, since `sale_logs` is
 * partitioned and a partitioned table's unique must hold its partition's month.
 */
export const saleEvents = pgTable(
  "sale_events",
  {
    tenantId: uuid("tenant_id").notNull(),
    machineId: uuid("machine_id").notNull(),
    eventId: text("event_id").notNull(),
    saleId: uuid("sale_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.machineId, t.eventId] }),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    check("sale_events_event_id_check", sql`char_length(${t.eventId}) between 1 and 64`),
    tenantPolicy(),
  ],
);

/**
 * Sales as machines told them. Append-only, partitioned by the month in which they were received: months yet to come are
 * made ahead, a month that is over never grows again and can be detached.
 */
export const saleLogs = pgTable(
  "sale_logs",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    /** Where the machine stood when it was received. */
    siteId: uuid("site_id"),
    eventId: text("event_id").notNull(),
    position: text("position").notNull(),
    /** What lay there then: later changes of the planogram or the product change no sale. */
    productId: uuid("product_id").notNull(),
    sku: text("sku").notNull(),
    quantity: integer("quantity").notNull(),
    unitPriceMinor: bigint("unit_price_minor", { mode: "number" }).notNull(),
    unitCostMinor: bigint("unit_cost_minor", { mode: "number" }),
    currency: text("currency").notNull(),
    payment: text("payment", { enum: ["cash", "card", "credits", "other"] }).notNull(),
    /** By the machine's clock, as sent. */
    soldAt: instant("sold_at").notNull(),
    /** By ours. */
    receivedAt: instant("received_at").notNull(),
    /** What we hold to be true: the machine's time where it can be believed, else ours. */
    occurredAt: instant("occurred_at").notNull(),
    clock: text("clock", { enum: ["synced", "uncertain"] }).notNull(),
    seq: bigint("seq", { mode: "number" }),
    source: text("source", { enum: ["event", "dex", "restored"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.receivedAt, t.id] }),
    index("sale_logs_machine").on(t.tenantId, t.machineId, t.occurredAt),
    index("sale_logs_occurred").on(t.tenantId, t.occurredAt, t.id),
    index("sale_logs_product").on(t.tenantId, t.productId, t.occurredAt),
    index("sale_logs_doubtful")
      .on(t.tenantId, t.occurredAt)
      .where(sql`${t.source} = 'dex' or ${t.clock} = 'uncertain'`),
    check("sale_logs_quantity_check", sql`${t.quantity} between 1 and 10000`),
    check("sale_logs_unit_price_minor_check", sql`${t.unitPriceMinor} between 0 and 1000000000000`),
    tenantPolicy(),
  ],
);

/** What sales of a day add up to. Money in minor units; `numeric`, so that no price, however absurd, stops a sale. */
const daySums = () => ({
  sales: bigint("sales", { mode: "number" }).notNull(),
  units: bigint("units", { mode: "number" }).notNull(),
  minor: numeric("minor").notNull(),
  /** Of the units whose cost was known; the others are `uncosted`. */
  marginMinor: numeric("margin_minor").notNull(),
  uncosted: bigint("uncosted", { mode: "number" }).notNull(),
});

/**
 * The sums of `sale_logs` by machine and day of the institution's zone, kept by a trigger; no role of the app can write it. A
 * machine's sales are written one transaction after another, so nobody waits for a row of this table.
 */
export const machineSaleDays = pgTable(
  "machine_sale_days",
  {
    tenantId: uuid("tenant_id").notNull(),
    day: date("day").notNull(),
    machineId: uuid("machine_id").notNull(),
    ...daySums(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.day, t.machineId] }),
    index("machine_sale_days_machine").on(t.tenantId, t.machineId, t.day),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);

/**
 * The same by product. Many machines sell the same product at once: each transaction adds to a stripe that no other is
 * adding to, and a sum is that of all its stripes.
 */
export const productSaleDays = pgTable(
  "product_sale_days",
  {
    tenantId: uuid("tenant_id").notNull(),
    day: date("day").notNull(),
    productId: uuid("product_id").notNull(),
    stripe: smallint("stripe").notNull(),
    ...daySums(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.day, t.productId, t.stripe] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    tenantPolicy(),
  ],
);

/** A sale that looks like the echo of another after a restart: not counted, listed, and a person may restore it. */
export const setAsideSales = pgTable(
  "set_aside_sales",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    eventId: text("event_id").notNull(),
    /** The event it repeats; each event has at most one echo. */
    echoOf: text("echo_of").notNull(),
    sale: jsonb("sale").$type<Record<string, unknown>>().notNull(),
    receivedAt: instant("received_at").notNull(),
    restoredAt: instant("restored_at"),
    restoredBy: text("restored_by"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("set_aside_sales_echo_key").on(t.tenantId, t.machineId, t.echoOf),
    index("set_aside_sales_received").on(t.tenantId, t.receivedAt),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);

/** What a machine told of and could not be counted: once for each event and reason, however often it is told. Bounded for each machine. */
export const rejectedSales = pgTable(
  "rejected_sales",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    /** Empty where none could be read. */
    eventId: text("event_id").notNull(),
    position: text("position"),
    code: text("code").notNull(),
    field: text("field"),
    /** The event as it was told, its first characters. */
    event: text("event").notNull(),
    /** SHA-256 of reason and event. */
    digest: text("digest").notNull(),
    times: integer("times").notNull(),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
    /** The latest requests that told of it, the newest first. */
    requestIds: jsonb("request_ids").$type<string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("rejected_sales_digest_key").on(t.tenantId, t.machineId, t.digest),
    index("rejected_sales_machine").on(t.tenantId, t.machineId, t.lastAt),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    check("rejected_sales_event_check", sql`char_length(${t.event}) <= 2000`),
    check("rejected_sales_times_check", sql`${t.times} >= 1`),
    tenantPolicy(),
  ],
);

/**
 * The ledger of stock. Append-only; a position's stock is the sum of its lines. `kind` with `cause` and `part` names an
 * effect once.
 */
export const stockMovements = pgTable(
  "stock_movements",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    position: text("position").notNull(),
    productId: uuid("product_id").notNull(),
    kind: text("kind", { enum: ["sale", "refill", "count_correction", "waste"] }).notNull(),
    /** Signed: what it adds to the position. */
    quantity: integer("quantity").notNull(),
    /** e.g. `sale:<id>`, `count:<id>`, `visit:<id>`. */
    cause: text("cause").notNull(),
    part: smallint("part").notNull().default(0),
    occurredAt: instant("occurred_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    note: text("note"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("stock_movements_cause_key").on(t.tenantId, t.cause, t.kind, t.part),
    index("stock_movements_position").on(t.tenantId, t.machineId, t.position, t.occurredAt),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check("stock_movements_kind_check", sql`${t.kind} in ('sale', 'refill', 'count_correction', 'waste')`),
    check(
      "stock_movements_quantity_check",
      sql`case ${t.kind} when 'sale' then ${t.quantity} < 0 when 'refill' then ${t.quantity} > 0 when 'waste' then ${t.quantity} < 0 else true end
        and abs(${t.quantity}) <= 1000000`,
    ),
    check("stock_movements_note_check", sql`char_length(${t.note}) <= 500`),
    tenantPolicy(),
  ],
);

/** The sum of a position's movements, kept by a trigger; no role of the app can write it. Below zero = oversold. */
export const stockLevels = pgTable(
  "stock_levels",
  {
    tenantId: uuid("tenant_id").notNull(),
    machineId: uuid("machine_id").notNull(),
    position: text("position").notNull(),
    quantity: integer("quantity").notNull().default(0),
    /** Units ever sold here. */
    sold: bigint("sold", { mode: "number" }).notNull().default(0),
    lastSoldAt: instant("last_sold_at"),
    /** Of `sold`, the units sold before `earlierThan`: what was sold since is their difference. A job moves both on, day by day. */
    soldEarlier: bigint("sold_earlier", { mode: "number" }).notNull().default(0),
    earlierThan: instant("earlier_than").notNull().default(new Date(0)),
    firstMovedAt: instant("first_moved_at"),
    countedAt: instant("counted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.machineId, t.position] }),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);

/** What somebody or something saw in a position at an instant. Append-only. */
export const stockCounts = pgTable(
  "stock_counts",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    position: text("position").notNull(),
    observedAt: instant("observed_at").notNull(),
    quantity: integer("quantity").notNull(),
    source: text("source", { enum: ["machine", "visit", "desk"] }).notNull(),
    cause: text("cause").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("stock_counts_cause_key").on(t.tenantId, t.machineId, t.position, t.cause),
    index("stock_counts_position").on(t.tenantId, t.machineId, t.position, t.observedAt),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    check("stock_counts_quantity_check", sql`${t.quantity} between 0 and 10000`),
    check("stock_counts_source_check", sql`${t.source} in ('machine', 'visit', 'desk')`),
    tenantPolicy(),
  ],
);

/** A planogram that was copied to a machine: what was there, what it left, and so how it can be taken back. */
export const planogramCopies = pgTable(
  "planogram_copies",
  {
    ...tenantKeys(),
    /** All machines of one copy have the same. */
    copyId: uuid("copy_id").notNull(),
    machineId: uuid("machine_id").notNull(),
    fromMachineId: uuid("from_machine_id").notNull(),
    copiedAt: instant("copied_at").notNull(),
    copiedBy: text("copied_by"),
    before: jsonb("before").$type<SlotRow[]>().notNull(),
    after: jsonb("after").$type<SlotRow[]>().notNull(),
    /** Positions in which somebody saw what lies there. */
    counted: jsonb("counted").$type<string[]>().notNull(),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("planogram_copies_copy_key").on(t.tenantId, t.copyId, t.machineId),
    index("planogram_copies_machine").on(t.tenantId, t.machineId, t.id),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    foreignKey({ columns: [t.tenantId, t.fromMachineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);

/** An EVA-DTS file as it was read. The next one's sales are its difference to this. Append-only. */
export const dexAudits = pgTable(
  "dex_audits",
  {
    ...tenantKeys(),
    machineId: uuid("machine_id").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** SHA-256 of the file: the same file again derives nothing. */
    digest: text("digest").notNull(),
    slots: jsonb("slots").$type<(AuditedSlot & { absent?: true })[]>().notNull(),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    salesDerived: integer("sales_derived").notNull(),
    warnings: jsonb("warnings").$type<{ code: string; detail?: string }[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("dex_audits_machine").on(t.tenantId, t.machineId, t.receivedAt),
    unique("dex_audits_digest_key").on(t.tenantId, t.machineId, t.digest),
    foreignKey({ columns: [t.tenantId, t.machineId], foreignColumns: [machines.tenantId, machines.id] }),
    tenantPolicy(),
  ],
);
