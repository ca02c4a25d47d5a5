import { and, eq, lt } from "drizzle-orm";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { idempotentAnswers, requestLog } from "../tables.ts";

const DAY = 86_400_000;
/** As rest-api.md promises. */
export const ANSWERS_KEPT_DAYS = 7;
export const REQUESTS_KEPT_DAYS = 14;

/** Lets go of an institution's requests and kept answers whose time is over. */
export async function forgetOldRequests(ctx: Ctx): Promise<void> {
  const before = (days: number) => new Date(ctx.now - days * DAY);
  await withTenant(ctx, async (tx) => {
    await tx
      .delete(requestLog)
      .where(and(eq(requestLog.tenantId, ctx.tenantId), lt(requestLog.at, before(REQUESTS_KEPT_DAYS))));
    await tx
      .delete(idempotentAnswers)
      .where(
        and(eq(idempotentAnswers.tenantId, ctx.tenantId), lt(idempotentAnswers.createdAt, before(ANSWERS_KEPT_DAYS))),
      );
  });
}
