import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";
import { LETTER_TOPICS } from "./schemas.ts";

/** A letter to be sent: written in the transaction of what it tells, rendered there, sent by a job. */
export const letters = pgTable(
  "letters",
  {
    ...tenantKeys(),
    /** e.g. `appointment.confirmed` */
    kind: text("kind").notNull(),
    /** For what is not essential: what a recipient may opt out of. null goes to everyone. */
    topic: text("topic", { enum: LETTER_TOPICS }),
    /** What it is about, and unique with `kind` and `recipient`: a retried command cannot tell the same thing twice. */
    cause: text("cause").notNull(),
    recipient: text("recipient").notNull(),
    locale: text("locale", { enum: ["es-AR", "en"] }).notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    attachments: jsonb("attachments")
      .$type<{ filename: string; contentType: string; content: string }[]>()
      .notNull()
      .default([]),
    /** A one-time link is minted when the letter is sent (`%LINK%` in the text), never stored. */
    tokenId: uuid("token_id"),
    status: text("status", { enum: ["queued", "sent", "dead"] })
      .notNull()
      .default("queued"),
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
    check("letters_topic_check", sql`${t.topic} in ('reminders', 'digest', 'credits', 'alerts')`),
    tenantPolicy(),
  ],
);

/** Who wants no letters of a topic. By address: a reader need not have an account, nor be signed in, to say so. */
export const letterOptouts = pgTable(
  "letter_optouts",
  {
    ...tenantKeys(),
    /** Lower-case. */
    email: text("email").notNull(),
    topic: text("topic", { enum: LETTER_TOPICS }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("letter_optouts_once").on(t.tenantId, t.email, t.topic),
    check("letter_optouts_email_check", sql`${t.email} = lower(${t.email})`),
    check("letter_optouts_topic_check", sql`${t.topic} in ('reminders', 'digest', 'credits', 'alerts')`),
    tenantPolicy(),
  ],
);
