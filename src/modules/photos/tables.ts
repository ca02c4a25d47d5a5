import { sql } from "drizzle-orm";
import { check, customType, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantKeys, tenantPolicy } from "#platform/db/tenant-table.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A picture as it is shown: resized and without its EXIF before it is stored. Never changed; replaced by another. */
export const photos = pgTable(
  "photos",
  {
    ...tenantKeys(),
    contentType: text("content_type").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    content: bytes("content").notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    check("photos_content_check", sql`octet_length(${t.content}) <= 2000000`),
    check("photos_content_type_check", sql`${t.contentType} in ('image/webp', 'image/jpeg', 'image/png')`),
    tenantPolicy(),
  ],
);
