import { isRefusal, type Refusal } from "#lib/result.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { failure, success, type Answer } from "./answers.ts";
import type { Call, Handler, Reply } from "./endpoint.ts";
import { refusalError } from "./errors.ts";
import { Replay, type IdempotencyPromise } from "./idempotency.ts";

type AnyHandler = Handler<undefined, undefined, undefined, undefined, unknown>;
type TwoStep = Exclude<AnyHandler, (...args: never[]) => unknown>;

/** Lets a handler answer. `promise` is there when the sender asked that the answer be kept. */
export async function runHandler(
  handler: AnyHandler,
  call: Call,
  status: number,
  promise: IdempotencyPromise | null,
): Promise<Answer | Response> {
  if (typeof handler !== "function") return runCommand(handler, call, status, promise);
  const answered = (await handler(call)) as Reply<unknown> | Refusal | Response;
  if (answered instanceof Response) return answered;
  return isRefusal(answered) ? refused(call, answered) : success(call.ctx.requestId, status, answered);
}

const refused = ({ ctx }: Call, refusal: Refusal): Answer => failure(ctx.requestId, refusalError(refusal), ctx.locale);

/** The answer is read, and if asked for kept, in the command's own transaction. */
async function runCommand(
  { run, answer }: TwoStep,
  call: Call,
  status: number,
  promise: IdempotencyPromise | null,
): Promise<Answer> {
  let given: Answer | undefined;
  let over = false;
  const ctx = { ...call.ctx };
  const plain = { ...ctx };
  ctx.around = {
    before: async (tx) => {
      if (over) throw new Error("a command that answers as a whole has one transaction");
      await promise?.claim(tx, plain);
    },
    after: async (tx, result) => {
      given = success(ctx.requestId, status, await answer(tx, { ...call, ctx: plain }, result));
      await promise?.keep(tx, plain, given);
    },
    committed: () => void (over = true),
  };
  try {
    const result = await run({ ...call, ctx });
    if (isRefusal(result)) {
      const refusal = refused(call, result);
      await promise?.keepRefusal(plain, refusal);
      return refusal;
    }
    // A command that had nothing to write.
    return (
      given ??
      success(
        ctx.requestId,
        status,
        await readTenant(plain, (tx) => answer(tx, { ...call, ctx: plain }, result as never)),
      )
    );
  } catch (error) {
    if (error instanceof Replay) return error.answer;
    throw error;
  }
}
