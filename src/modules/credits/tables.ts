import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { clients } from "#modules/clients/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/**
 * Credits issued together. `remaining` is the sum of the lot's lines: a trigger keeps it, no role of the app can write it,
 * and its check is what no concurrency gets below zero.
 */
export const creditLots = pgTable(
  "credit_lots",
  {
    ...tenantKeys(),
    clientId: uuid("client_id").notNull(),
    source: text("source", { enum: ["cancellation", "purchase", "gift", "adjustment"] }).notNull(),
    /** The last date of the institution's calendar on which they can be used; null = for ever. */
    expiresOn: date("expires_on", { mode: "string" }),
    /** The instant after that date, in the institution's zone as it was when they were issued. */
    expiresAt: instant("expires_at"),
    remaining: integer("remaining").notNull().default(0),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("credit_lots_client").on(t.tenantId, t.clientId, t.expiresAt),
    index("credit_lots_expiry").on(t.tenantId, t.expiresAt),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check("credit_lots_source_check", sql`${t.source} in ('cancellation', 'purchase', 'gift', 'adjustment')`),
    check("credit_lots_remaining_check", sql`${t.remaining} >= 0`),
    check("credit_lots_expiry_check", sql`(${t.expiresOn} is null) = (${t.expiresAt} is null)`),
    tenantPolicy(),
  ],
);

/**
 * The ledger. Append-only: the roles of the app may insert and read. A booking holds credits (−n), its confirmation
 * captures them (0: from held to spent), a refusal releases them (+n), a cancellation returns a share (+n).
 * `kind` with `cause` names an effect, whose lines (`part` 0, 1, … , one for each lot) exist once: no retried command or
 * job repeats it.
 */
export const creditLines = pgTable(
  "credit_lines",
  {
    ...tenantKeys(),
    lotId: uuid("lot_id").notNull(),
    clientId: uuid("client_id").notNull(),
    kind: text("kind", { enum: ["issue", "hold", "capture", "release", "return", "adjust", "expire"] }).notNull(),
    amount: integer("amount").notNull(),
    /** e.g. `appointment:<id>`, `request:<id>`: what made this line, once. */
    cause: text("cause").notNull(),
    part: smallint("part").notNull().default(0),
    appointmentId: uuid("appointment_id"),
    reason: text("reason"),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("credit_lines_cause_key").on(t.tenantId, t.kind, t.cause, t.part),
    index("credit_lines_client").on(t.tenantId, t.clientId, t.id),
    index("credit_lines_appointment").on(t.tenantId, t.appointmentId),
    index("credit_lines_lot").on(t.tenantId, t.lotId),
    foreignKey({ columns: [t.tenantId, t.lotId], foreignColumns: [creditLots.tenantId, creditLots.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check(
      "credit_lines_amount_check",
      sql`case ${t.kind}
        when 'issue' then ${t.amount} > 0 when 'hold' then ${t.amount} < 0 when 'capture' then ${t.amount} = 0
        when 'release' then ${t.amount} > 0 when 'return' then ${t.amount} > 0 when 'expire' then ${t.amount} < 0
        when 'adjust' then ${t.amount} < 0 else false end and abs(${t.amount}) <= 100000`,
    ),
    check("credit_lines_part_check", sql`${t.part} >= 0`),
    check("credit_lines_reason_check", sql`char_length(${t.reason}) <= 500`),
    tenantPolicy(),
  ],
);
