import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** A letter to be sent: written in the transaction of what it tells, rendered there, sent by a job. */
export const letters = pgTable(
  "letters",
  {
    ...tenantKeys(),
    /** e.g. `appointment.confirmed` */
    kind: text("kind").notNull(),
    /** What it is about, and unique with `kind` and `recipient`: a retried command cannot tell the same thing twice. */
    cause: text("cause").notNull(),
    recipient: text("recipient").notNull(),
    locale: text("locale", { enum: ["es-AR", "en"] }).notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    attachments: jsonb("attachments").$type<{ filename: string; contentType: string; content: string }[]>().notNull().default([]),
    /** A one-time link is minted when the letter is sent (`%LINK%` in the text), never stored. */
    tokenId: uuid("token_id"),
    status: text("status", { enum: ["queued", "sent", "dead"] }).notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("letters_cause_key").on(t.tenantId, t.kind, t.cause, t.recipient),
    index("letters_status").on(t.tenantId, t.status, t.id),
    check("letters_status_check", sql`${t.status} in ('queued', 'sent', 'dead')`),
    tenantPolicy(),
  ],
);
