import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** A person who signs in. The e-mail is stored lower-case: under RLS `lower(x)` could use no index. */
export const users = pgTable(
  "users",
  {
    ...tenantKeys(),
    email: text("email").notNull(),
    emailVerifiedAt: instant("email_verified_at"),
    /** argon2id; null while an invitation has not been accepted, and for who comes in by mailed codes. */
    passwordHash: text("password_hash"),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    phone: text("phone"),
    locale: text("locale", { enum: ["es-AR", "en"] })
      .notNull()
      .default("es-AR"),
    createdAt: instant("created_at").notNull().defaultNow(),
    disabledAt: instant("disabled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("users_email_key").on(t.tenantId, t.email),
    check("users_email_check", sql`${t.email} = lower(${t.email}) and char_length(${t.email}) between 3 and 254`),
    tenantPolicy(),
  ],
);

export const userRoles = pgTable(
  "user_roles",
  {
    tenantId: uuid("tenant_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role", { enum: ["client", "professional", "secretary", "technician", "director", "admin"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.role] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }).onDelete("cascade"),
    check(
      "user_roles_role_check",
      sql`${t.role} in ('client', 'professional', 'secretary', 'technician', 'director', 'admin')`,
    ),
    tenantPolicy(),
  ],
);

/** The key is the SHA-256 (hex) of the session id: a copy of this table opens no session. */
export const sessions = pgTable(
  "sessions",
  {
    tenantId: uuid("tenant_id").notNull(),
    idHash: text("id_hash").notNull(),
    /** What the person sees and revokes; not the session's secret. */
    id: uuid("id").notNull(),
    userId: uuid("user_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull(),
    userAgent: text("user_agent"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.idHash] }),
    unique("sessions_id_key").on(t.tenantId, t.id),
    index("sessions_user").on(t.tenantId, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/**
 * A link that was mailed and works once. The link carries `id` and an HMAC of it under APP_SECRET, so nothing here, nor
 * in the mail table, is enough to use one.
 */
export const identityTokens = pgTable(
  "identity_tokens",
  {
    ...tenantKeys(),
    kind: text("kind", { enum: ["verify_email", "reset_password", "invitation"] }).notNull(),
    userId: uuid("user_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("identity_tokens_user").on(t.tenantId, t.userId, t.kind),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }).onDelete("cascade"),
    check("identity_tokens_kind_check", sql`${t.kind} in ('verify_email', 'reset_password', 'invitation')`),
    tenantPolicy(),
  ],
);

/**
 * A code of six digits that was mailed to whoever said an address is theirs; one at a time per address. The code itself is
 * an HMAC of `id` under APP_SECRET: neither this table nor the mail table tells it. What they said of themselves waits here
 * until the code proves the address.
 */
export const signInCodes = pgTable(
  "sign_in_codes",
  {
    ...tenantKeys(),
    email: text("email").notNull(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    locale: text("locale", { enum: ["es-AR", "en"] }).notNull(),
    tries: integer("tries").notNull().default(0),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("sign_in_codes_email_key").on(t.tenantId, t.email),
    check(
      "sign_in_codes_email_check",
      sql`${t.email} = lower(${t.email}) and char_length(${t.email}) between 3 and 254`,
    ),
    check("sign_in_codes_tries_check", sql`${t.tries} between 0 and 5`),
    tenantPolicy(),
  ],
);

/** Failed sign-ins per key (a hash of e-mail, or of address) in the current window; shared by all app processes. */
export const signInThrottles = pgTable(
  "sign_in_throttles",
  {
    tenantId: uuid("tenant_id").notNull(),
    key: text("key").notNull(),
    failures: integer("failures").notNull(),
    windowEndsAt: instant("window_ends_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.key] }), tenantPolicy()],
);
