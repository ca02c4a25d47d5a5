import type { Ctx } from "#platform/context.ts";

export async function offerFreedTime(_ctx: Ctx, _freed: { serviceId: string; professionalId: string; start: number }): Promise<void> {}
