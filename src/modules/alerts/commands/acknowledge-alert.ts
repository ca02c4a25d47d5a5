import { and, eq, inArray } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { alerts } from "../tables.ts";
import { changeAlert, type Outcome } from "./change-alert.ts";
import { writeEvent } from "./write-event.ts";

/** Somebody answers for it: nobody is reminded any more, and it grows no heavier. */
export const acknowledgeAlert = (ctx: Ctx, { id }: { id: string }): Promise<Outcome> =>
  changeAlert(ctx, {
    id,
    step: "acknowledge",
    event: ({ state: was }) => ({ what: "acknowledged", data: { was } }),
    change: ({ state }) =>
      state === "acknowledged" ? null : { acknowledgedAt: new Date(ctx.now), snoozedUntil: null },
  });

/** Several at once: those of them that still wait for somebody. */
export async function acknowledgeAlerts(ctx: Ctx, { ids }: { ids: string[] }) {
  authorize(ctx, "alerts:write");
  return withTenant(ctx, async (tx) => {
    // In the order of their ids: two such at once wait for each other, and never for ever.
    const found = await tx
      .select({ id: alerts.id, state: alerts.state, type: alerts.type })
      .from(alerts)
      .where(and(eq(alerts.tenantId, ctx.tenantId), inArray(alerts.id, ids)))
      .orderBy(alerts.id)
      .for("update");
    if (found.length === 0) return refuse("NOT_FOUND");
    const waiting = found.filter(({ state }) => state === "open" || state === "snoozed");
    const at = new Date(ctx.now);
    await tx
      .update(alerts)
      .set({ state: "acknowledged", acknowledgedAt: at, snoozedUntil: null, updatedAt: at })
      .where(
        and(
          eq(alerts.tenantId, ctx.tenantId),
          inArray(
            alerts.id,
            waiting.map(({ id }) => id),
          ),
        ),
      );
    for (const { id, type, state: from } of waiting) {
      await writeEvent(tx, ctx, id, { what: "acknowledged", data: { was: from } });
      await audit(tx, ctx, {
        action: "alert.acknowledge",
        subject: { type: "alert", id },
        data: { type, from, to: "acknowledged" },
      });
    }
    return ok({ ids: waiting.map(({ id }) => id) });
  });
}
