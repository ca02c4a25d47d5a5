import type { Ctx } from "#platform/context.ts";

export async function planReminders(_ctx: Ctx, _of: { appointmentId: string }): Promise<void> {}
