import { and, eq, or, sql } from "drizzle-orm";
import { organizations } from "#modules/tenancy/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { professionals } from "../tables.ts";

/** Whether a picture is on the institution's public page: its own, or the face of somebody who takes appointments. */
export async function isPublicPhoto(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const [shown] = await tx
    .select({ one: sql`1` })
    .from(organizations)
    .leftJoin(
      professionals,
      and(
        eq(professionals.tenantId, organizations.tenantId),
        eq(professionals.photoId, id),
        eq(professionals.active, true),
      ),
    )
    .where(
      and(eq(organizations.tenantId, ctx.tenantId), or(eq(organizations.photoId, id), eq(professionals.photoId, id))),
    )
    .limit(1);
  return shown !== undefined;
}
