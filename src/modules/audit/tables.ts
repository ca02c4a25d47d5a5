import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** Who did what to what, written in the transaction that did it. Append-only: the request roles may insert and read. */
export const auditLog = pgTable(
  "audit_log",
  {
    ...tenantKeys(),
    at: instant("at").notNull(),
    actorType: text("actor_type").notNull(),
    actorId: text("actor_id"),
    action: text("action").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    requestId: text("request_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("audit_log_subject").on(t.tenantId, t.subjectType, t.subjectId, t.id),
    tenantPolicy(),
  ],
);
