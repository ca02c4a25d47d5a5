import type { Ctx } from "#platform/context.ts";
import { moveOn } from "./move-on.ts";

/** confirmed → no_show. */
export const markNoShow = (ctx: Ctx, input: { id: string }) => moveOn(ctx, "appointments:no_show", "no_show", input);
