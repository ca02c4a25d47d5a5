import { sql } from "drizzle-orm";
import { fromDrizzle, type Job, type JobResult, type PgBoss, type QueueOptions, type QueuePolicy } from "pg-boss";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { tenantId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { log } from "#platform/log.ts";
import { boss } from "./boss.ts";

export type Queue<Payload extends object> = {
  name: string;
  payload: z.ZodType<Payload>;
  options?: QueueOptions & { policy?: QueuePolicy };
};

/** What every queue gets unless it says otherwise: about a day of tries, each bounded. */
const DEFAULTS: QueueOptions = {
  retryLimit: 10,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 4 * 3600,
  expireInSeconds: 60,
};

export const deadLetterOf = (queue: string): string => `${queue}.dead`;

export const defineQueue = <Payload extends object>(queue: Queue<Payload>): Queue<Payload> => queue;

/** As the owner, at migration: the queue and its dead letters exist before anything is sent to them. */
export async function createQueue(owner: PgBoss, queue: Queue<never>): Promise<void> {
  const { policy, ...changeable } = { policy: undefined, ...DEFAULTS, ...queue.options, notify: true };
  const options = policy ? { ...changeable, policy } : changeable;
  await owner.createQueue(deadLetterOf(queue.name), { retryLimit: 3, notify: true });
  await owner.createQueue(queue.name, { ...options, deadLetter: deadLetterOf(queue.name) });
  // A queue's policy is chosen once.
  await owner.updateQueue(queue.name, { ...changeable, deadLetter: deadLetterOf(queue.name) });
}

/** Where the work came from travels with it. */
const Envelope = z.object({
  tenantId: z.uuid(),
  requestId: z.string().max(100),
  locale: z.enum(["es-AR", "en"]),
});

/** Enqueues in the caller's transaction: what is rolled back is never done, what commits is never forgotten. */
export async function enqueue<Payload extends object>(
  tx: Tx,
  ctx: Ctx,
  queue: Queue<Payload>,
  payload: Payload,
  options: { startAfter?: Date } = {},
): Promise<void> {
  const envelope = { tenantId: ctx.tenantId, requestId: ctx.requestId, locale: ctx.locale, payload };
  await boss().send(queue.name, envelope, { ...options, db: fromDrizzle(tx, sql as never) });
}

/** Trying again would not help: the job goes to its dead letters at once. */
export class PermanentFailure extends Error {
  override name = "PermanentFailure";
}

export type Handler<Payload> = (ctx: Ctx, payload: Payload) => Promise<void>;

async function handle<Payload extends object>(queue: Queue<Payload>, handler: Handler<Payload>, job: Job<unknown>) {
  const sent = Envelope.extend({ payload: queue.payload }).safeParse(job.data);
  try {
    // Trying again would not make it readable.
    if (!sent.success) throw new PermanentFailure("unreadable job", { cause: sent.error });
    const { tenantId: id, requestId, locale, payload } = sent.data;
    const actor = { type: "job", queue: queue.name } as const;
    const ctx: Ctx = { tenantId: tenantId(id), actor, requestId: requestId || newId(), locale, now: Date.now() };
    await handler(ctx, payload);
  } catch (error) {
    const { tenantId: tenant, requestId: request } = sent.data ?? {};
    log().warn({ err: error, queue: queue.name, job: job.id, tenant, request }, "job failed");
    throw error;
  }
}

/**
 * Works one queue: the envelope is checked again, the context restored, one command called. Polling stays at a second
 * beside LISTEN/NOTIFY, which alone would let deferred jobs start half a minute late.
 */
async function work<Payload extends object>(queue: Queue<Payload>, handler: Handler<Payload>, dead?: Handler<Payload>) {
  const options = {
    batchSize: 10,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 1,
    perJobResults: true,
  } as const;
  const each = (run: Handler<Payload>) => async (jobs: Job<unknown>[]) =>
    Promise.all(
      jobs.map(async (job): Promise<JobResult> => {
        try {
          await handle(queue, run, job);
          return { id: job.id, status: "completed" };
        } catch (error) {
          const output = { error: error instanceof Error ? error.name : "unknown" };
          return { id: job.id, status: error instanceof PermanentFailure ? "deadletter" : "failed", output };
        }
      }),
    );
  await boss().work(queue.name, options, each(handler));
  if (dead) await boss().work(deadLetterOf(queue.name), options, each(dead));
}

/** A queue and what works it, ready for `server/jobs` to start; the payload's type stays between the two. */
export const defineJob = <Payload extends object>(
  queue: Queue<Payload>,
  handler: Handler<Payload>,
  dead?: Handler<Payload>,
) => ({
  queue: queue as unknown as Queue<never>,
  start: () => work(queue, handler, dead),
});

/**
 * Work of the whole deployment that the clock asks for: no institution is behind it, so its handler goes through them
 * itself. One run at a time, in one process; a run that was missed is not made up for.
 * @param cron five fields, in UTC
 */
export const defineCron = (name: string, cron: string, handler: (now: number) => Promise<void>) => ({
  queue: { name, payload: z.object({}), options: { retryLimit: 0, policy: "stately" } } as unknown as Queue<never>,
  start: async () => {
    await boss().work(name, { pollingIntervalSeconds: 1 }, async () => handler(Date.now()));
    await boss().schedule(name, cron, {}, { tz: "UTC" });
  },
});
