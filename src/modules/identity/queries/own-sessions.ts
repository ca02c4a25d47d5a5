import { and, desc, eq, gt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { accountOwner } from "../account-owner.ts";
import { deviceOf, type Device } from "../domain/device.ts";
import { sessions } from "../tables.ts";

export type OwnSession = { id: string; createdAt: number; current: boolean } & Device;

/** Where one is signed in, latest first. */
export async function ownSessions(tx: Tx, ctx: Ctx): Promise<OwnSession[]> {
  const { userId, sessionId } = accountOwner(ctx);
  const rows = await tx
    .select({ id: sessions.id, createdAt: sessions.createdAt, userAgent: sessions.userAgent })
    .from(sessions)
    .where(
      and(eq(sessions.tenantId, ctx.tenantId), eq(sessions.userId, userId), gt(sessions.expiresAt, new Date(ctx.now))),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
  return rows.map(({ id, createdAt, userAgent }) => ({
    id,
    createdAt: createdAt.getTime(),
    current: id === sessionId,
    ...deviceOf(userAgent),
  }));
}
