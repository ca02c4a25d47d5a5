import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { users } from "#modules/identity/tables.ts";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

/** Who receives appointments; without a user when a secretary took them by phone. */
export const clients = pgTable(
  "clients",
  {
    ...tenantKeys(),
    userId: uuid("user_id"),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    email: text("email"),
    phone: text("phone"),
    notes: text("notes"),
    locale: text("locale", { enum: ["es-AR", "en"] })
      .notNull()
      .default("es-AR"),
    /** Lower-case, without accents: "jose" finds José. Kept by the app (`searchText`). */
    searchText: text("search_text").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("clients_user_key").on(t.tenantId, t.userId),
    index("clients_search").on(t.tenantId, t.searchText, t.id),
    index("clients_email").on(t.tenantId, t.email),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    check("clients_name_check", sql`char_length(${t.firstName}) between 1 and 80 and char_length(${t.lastName}) <= 80`),
    tenantPolicy(),
  ],
);
