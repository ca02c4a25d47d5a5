import { sql } from "drizzle-orm";
import { pgPolicy, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * The one policy of every tenant table. `nullif`: once a connection has used it, the setting reads '' and not NULL.
 * `(select …)`: evaluated once per statement (an init-plan), not once per row.
 */
const sameTenant = sql`tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)`;

export const tenantPolicy = () =>
  pgPolicy("tenant_isolation", {
    as: "permissive",
    for: "all",
    to: "public",
    using: sameTenant,
    withCheck: sameTenant,
  });

/** `tenant_id` and `id`; the table adds `primaryKey({ columns: [t.tenantId, t.id] })`. */
export const tenantKeys = () => ({ tenantId: uuid("tenant_id").notNull(), id: uuid("id").notNull() });

/** An instant, as a `Date` in code and `timestamptz` (microseconds cut to milliseconds) in the table. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
