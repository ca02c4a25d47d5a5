import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, real, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/**
 * What machines and integrations sign in with. The secret is shown once and never stored; `short` is public.
 * Which institution a `short` belongs to is asked of `admit_key` (drizzle/0011), before the tenant is known.
 */
export const apiKeys = pgTable(
  "api_keys",
  {
    ...tenantKeys(),
    kind: text("kind", { enum: ["machine", "organization"] }).notNull(),
    machineId: uuid("machine_id"),
    name: text("name").notNull(),
    short: text("short").notNull(),
    /** SHA-256 of the secret, in hexadecimal. */
    secretHash: text("secret_hash").notNull(),
    scopes: text("scopes")
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by"),
    /** Of a key that has a successor: it ends then, or at the successor's first use. */
    expiresAt: instant("expires_at"),
    /** The key that this one ends at its first use. */
    replaces: uuid("replaces"),
    firstUsedAt: instant("first_used_at"),
    lastUsedAt: instant("last_used_at"),
    lastUsedFrom: text("last_used_from"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("api_keys_short_key").on(t.tenantId, t.short),
    index("api_keys_machine").on(t.tenantId, t.machineId),
    check("api_keys_kind_check", sql`${t.kind} in ('machine', 'organization')`),
    check("api_keys_holder_check", sql`(${t.kind} = 'machine') = (${t.machineId} is not null)`),
    check("api_keys_name_check", sql`char_length(${t.name}) between 1 and 120`),
    check("api_keys_short_check", sql`${t.short} ~ '^[a-z0-9]{8,16}$'`),
    check("api_keys_secret_hash_check", sql`${t.secretHash} ~ '^[0-9a-f]{64}$'`),
    tenantPolicy(),
  ],
);

/** A token bucket for each key and budget, shared by all processes. Unlogged: a crash forgives, and costs nothing. */
export const rateBuckets = pgTable(
  "rate_buckets",
  {
    tenantId: uuid("tenant_id").notNull(),
    keyId: uuid("key_id").notNull(),
    budget: text("budget", { enum: ["requests", "backlog"] }).notNull(),
    tokens: real("tokens").notNull(),
    refilledAt: instant("refilled_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.keyId, t.budget] }),
    check("rate_buckets_budget_check", sql`${t.budget} in ('requests', 'backlog')`),
    tenantPolicy(),
  ],
);

/** What a key asked and how it was answered, kept for some days. */
export const requestLog = pgTable(
  "request_log",
  {
    ...tenantKeys(),
    keyId: uuid("key_id").notNull(),
    machineId: uuid("machine_id"),
    at: instant("at").notNull(),
    method: text("method").notNull(),
    path: text("path").notNull(),
    status: smallint("status").notNull(),
    errorCode: text("error_code"),
    ms: integer("ms").notNull(),
    bytesIn: integer("bytes_in").notNull(),
    address: text("address").notNull(),
    requestId: text("request_id").notNull(),
    /** The first characters of what was sent, as it was sent. */
    body: text("body"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("request_log_key").on(t.tenantId, t.keyId, t.id),
    index("request_log_machine").on(t.tenantId, t.machineId, t.id),
    index("request_log_at").on(t.tenantId, t.at),
    check("request_log_body_check", sql`char_length(${t.body}) <= 4000`),
    tenantPolicy(),
  ],
);

/** The first answer to an `Idempotency-Key`, written in the transaction of what it answers. */
export const idempotentAnswers = pgTable(
  "idempotent_answers",
  {
    tenantId: uuid("tenant_id").notNull(),
    keyId: uuid("key_id").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    /** SHA-256 of method, path and body. */
    requestHash: text("request_hash").notNull(),
    status: smallint("status"),
    answer: text("answer"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.keyId, t.idempotencyKey] }),
    index("idempotent_answers_created").on(t.tenantId, t.createdAt),
    check("idempotent_answers_key_check", sql`char_length(${t.idempotencyKey}) between 1 and 255`),
    tenantPolicy(),
  ],
);
