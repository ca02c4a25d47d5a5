import { and, eq } from "drizzle-orm";
import { refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { NewAlertEvent } from "../event-schemas.ts";
import { nextState, type Step } from "../domain/next-state.ts";
import type { AlertState } from "../schemas.ts";
import { alerts } from "../tables.ts";
import { writeEvent } from "./write-event.ts";

type Row = typeof alerts.$inferSelect;
type Change = Partial<Omit<Row, "tenantId" | "id" | "state">>;

export type Outcome = { ok: true; state: AlertState } | { ok: false; reason: "NOT_FOUND" | "INVALID_TRANSITION" };

type What = {
  id: string;
  step: Step;
  event: (alert: Row) => NewAlertEvent;
  /** What the audit line says besides the state. */
  audited?: (alert: Row) => Record<string, unknown>;
  /** What changes besides the state; null where it is like that already. */
  change: (alert: Row) => Change | null;
  /** In the same transaction, after it. */
  then?: (tx: Tx, alert: Row) => Promise<void>;
};

/**
 * One step that a person takes with an alert, under its row's lock: of two at once, the second sees what the first left.
 * What is already so is answered as done, and leaves no line.
 */
export async function changeAlert(ctx: Ctx, what: What): Promise<Outcome> {
  authorize(ctx, "alerts:write");
  try {
    return await withTenant(ctx, (tx) => change(tx, ctx, what));
  } catch (error) {
    // It came up again by itself, as another alert: one for each cause.
    if (violates(error, "alerts_one_for_each_cause")) return refuse("INVALID_TRANSITION");
    throw error;
  }
}

async function change(tx: Tx, ctx: Ctx, { id, step, event, audited, change: changes, then }: What): Promise<Outcome> {
  const itself = and(eq(alerts.tenantId, ctx.tenantId), eq(alerts.id, id));
  const [alert] = await tx.select().from(alerts).where(itself).for("update");
  if (!alert) return refuse("NOT_FOUND");
  const state = nextState(step, alert.state);
  if (!state) return refuse("INVALID_TRANSITION");
  const more = changes(alert);
  if (more === null) return { ok: true, state: alert.state };
  await tx
    .update(alerts)
    .set({ ...more, state, updatedAt: new Date(ctx.now) })
    .where(itself);
  await writeEvent(tx, ctx, id, event(alert));
  await audit(tx, ctx, {
    action: `alert.${step}`,
    subject: { type: "alert", id },
    data: { type: alert.type, from: alert.state, to: state, ...audited?.(alert) },
  });
  await then?.(tx, alert);
  return { ok: true, state };
}
