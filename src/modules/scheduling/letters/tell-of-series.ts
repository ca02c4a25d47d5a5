import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

export type SeriesTold = { event: "booked" | "cancelled" | "moved"; cause: string; appointmentIds: readonly string[] };

/** Queues the one letter that tells of several appointments at once. */
export async function tellOfSeries(_tx: Tx, _ctx: Ctx, _told: SeriesTold): Promise<void> {}
