import { refuse, type Refusal } from "#lib/result.ts";
import type { Ctx } from "#platform/context.ts";
import type { Row } from "../queries/appointment-in-reach.ts";

/** Nobody has come, or failed to come, before the hour. */
export const notBegun = (ctx: Ctx, { startsAt }: Pick<Row, "startsAt">): Refusal | undefined =>
  startsAt.getTime() > ctx.now ? refuse("NOT_BEGUN") : undefined;
