import { acknowledgeAlert } from "#modules/alerts/commands/acknowledge-alert.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { reopenAlert, resolveAlert } from "#modules/alerts/commands/resolve-alert.ts";
import { notifyPeople } from "#modules/alerts/commands/notify-people.ts";
import { watchMachines } from "#modules/alerts/commands/watch-machines.ts";
import { recordSales } from "#modules/inventory/commands/record-sales.ts";
import type { Ctx } from "#platform/context.ts";
import { boss } from "#platform/queue/boss.ts";

/*
 * One of several processes that do the same to the same alerts at once, each with pools of its own, as several copies of
 * the app and its workers would. The parent sends the attempts, then "go"; the racer answers what each came to.
 */

export type AlertAttempt = { ctx: Ctx } & (
  | { kind: "cross"; job: Ctx; machineId: string; sale: unknown }
  | { kind: "judge"; machineId: string }
  | { kind: "resolve" | "reopen" | "acknowledge"; id: string }
  | { kind: "watch" }
);

type Answer = { ok: true } | { ok: false; reason: string };
const outcomeOf = (kind: string, answer: Answer) => `${kind}: ${answer.ok ? "done" : answer.reason}`;

async function attemptOne(attempt: AlertAttempt): Promise<string> {
  const { ctx, kind } = attempt;
  switch (kind) {
    case "cross": {
      const { recorded } = await recordSales(ctx, { events: [attempt.sale] });
      await judgeMachine(attempt.job, { machineId: attempt.machineId });
      return `sold ${String(recorded)}, judged`;
    }
    case "judge":
      await judgeMachine(ctx, { machineId: attempt.machineId });
      return "judged";
    case "watch":
      await watchMachines(ctx, { listeningSince: 0 });
      await notifyPeople(ctx);
      return "watched";
    case "resolve":
      return outcomeOf(kind, await resolveAlert(ctx, { id: attempt.id }));
    case "reopen":
      return outcomeOf(kind, await reopenAlert(ctx, { id: attempt.id }));
    case "acknowledge":
      return outcomeOf(kind, await acknowledgeAlert(ctx, { id: attempt.id }));
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.message.slice(0, 120)} ${error.cause ? describe(error.cause) : ""}` : String(error);

const tell = (message: object): void => void process.send?.(message);
let attempts: AlertAttempt[] = [];

async function obey(message: { attempts: AlertAttempt[] } | "go"): Promise<void> {
  if (message === "go") {
    const outcomes = attempts.map((attempt) =>
      attemptOne(attempt).catch((error: unknown) => `error: ${describe(error)}`),
    );
    return tell({ outcomes: await Promise.all(outcomes) });
  }
  attempts = message.attempts;
  await boss().start();
  tell({ ready: true });
}

process.on("message", (message: { attempts: AlertAttempt[] } | "go") => void obey(message));
process.on("disconnect", () => process.exit());
