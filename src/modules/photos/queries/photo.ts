import { and, eq } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { photos } from "../tables.ts";

/** A picture of this institution, or null. */
export async function readPhoto(tx: Tx, ctx: Ctx, id: string) {
  const [photo] = await tx
    .select({ content: photos.content, contentType: photos.contentType })
    .from(photos)
    .where(and(eq(photos.tenantId, ctx.tenantId), eq(photos.id, id)));
  return photo ?? null;
}

/** None, or one of this institution's. */
export async function knowsPhoto(tx: Tx, ctx: Ctx, id: string | null): Promise<boolean> {
  if (id === null) return true;
  const [photo] = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.tenantId, ctx.tenantId), eq(photos.id, id)));
  return photo !== undefined;
}
