import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { boss } from "#platform/queue/boss.ts";

/*
 * One of several processes that race for the same credits, each with pools of its own, as several copies of the app would.
 * The parent sends the attempts, then "go"; the racer answers what each came to.
 */

export type HoldAttempt = { ctx: Ctx; clientId: string; appointmentId: string; amount: number };

async function attemptAll(attempts: readonly HoldAttempt[]): Promise<string[]> {
  return Promise.all(
    attempts.map(({ ctx, ...booking }) =>
      withTenant(ctx, (tx) => holdCredits(tx, ctx, booking)).then(
        (answer) => (answer.ok ? "held" : answer.reason),
        (error: unknown) => `error: ${error instanceof Error ? error.message : String(error)}`,
      ),
    ),
  );
}

const tell = (message: object): void => void process.send?.(message);

let attempts: HoldAttempt[] = [];

async function obey(message: { attempts: HoldAttempt[] } | "go"): Promise<void> {
  if (message === "go") return tell({ outcomes: await attemptAll(attempts) });
  attempts = message.attempts;
  await boss().start();
  tell({ ready: true });
}

process.on("message", (message: { attempts: HoldAttempt[] } | "go") => void obey(message));
process.on("disconnect", () => process.exit());
