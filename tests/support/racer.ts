import { newId } from "#lib/ids.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { boss } from "#platform/queue/boss.ts";

/*
 * One of several processes that race for everything at once, each with pools of its own, as several copies of the app
 * would. The parent sends the attempts, then "go"; the racer answers how often each came to what.
 */

type Place = { serviceId: string; professionalId: string; start: number };
export type Attempt = { ctx: Ctx; what: string } & (
  | { kind: "credits"; clientId: string; appointmentId: string; amount: number }
  | ({ kind: "book"; visitor: Ctx } & Place)
  | ({ kind: "create"; clientId: string; then?: "cancel" | { move: number } } & Place)
);
export type Tally = Record<string, Record<string, number>>;

/** Enough to keep every connection of the process busy; more would only wait in its memory. */
const AT_ONCE = 40;

type Answer = { ok: true } | { ok: false; reason: string };
const outcomeOf = (answer: Answer): string => (answer.ok ? "won" : answer.reason);

async function attemptOne(attempt: Attempt): Promise<string> {
  const { ctx } = attempt;
  if (attempt.kind === "credits") {
    const { clientId, appointmentId, amount } = attempt;
    return outcomeOf(await withTenant(ctx, (tx) => holdCredits(tx, ctx, { clientId, appointmentId, amount })));
  }
  const { serviceId, professionalId, start } = attempt;
  if (attempt.kind === "book") {
    const held = await holdSlot(
      attempt.visitor,
      { serviceId, professionalId, start },
      { key: null, addressHash: newId() },
    );
    return outcomeOf(held.ok ? await bookHeldSlot(ctx, { holdId: held.holdId }, held.key) : held);
  }
  const made = await createAppointment(ctx, {
    serviceId,
    professionalId,
    start,
    client: { id: attempt.clientId },
    outsideHours: true,
    chargeCredits: true,
  });
  if (!made.ok || !attempt.then) return outcomeOf(made);
  const id = made.appointmentId;
  if (attempt.then === "cancel") return `won, cancelled: ${outcomeOf(await cancelAppointment(ctx, { id }))}`;
  return `won, moved: ${outcomeOf(await rescheduleAppointment(ctx, { id, start: attempt.then.move, outsideHours: true }))}`;
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.message.slice(0, 200)} ${error.cause ? describe(error.cause) : ""}` : String(error);

async function attemptAll(attempts: readonly Attempt[]): Promise<Tally> {
  const tally: Tally = {};
  const queue = attempts.values();
  const work = async (): Promise<void> => {
    for (const attempt of queue) {
      const outcome = await attemptOne(attempt).catch((error: unknown) => `error: ${describe(error)}`);
      const counts = (tally[attempt.what] ??= {});
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tally;
}

const tell = (message: object): void => void process.send?.(message);

let attempts: Attempt[] = [];

async function obey(message: { attempts: Attempt[] } | "go"): Promise<void> {
  if (message === "go") return tell({ tally: await attemptAll(attempts) });
  attempts = message.attempts;
  await boss().start();
  tell({ ready: true });
}

process.on("message", (message: { attempts: Attempt[] } | "go") => void obey(message));
process.on("disconnect", () => process.exit());
