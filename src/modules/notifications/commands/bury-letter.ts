import type { Ctx } from "#platform/context.ts";

export async function buryLetter(_ctx: Ctx, _payload: { letterId: string }): Promise<void> {
  throw new Error("not written yet");
}
