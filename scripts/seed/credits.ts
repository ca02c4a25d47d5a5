import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { newId } from "#lib/ids.ts";
import { addLot } from "#modules/credits/commands/add-lot.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { appointments } from "#modules/appointments/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { BOSS_SCHEMA } from "#platform/queue/boss.ts";
import { once } from "#platform/registry.ts";

const DAY = 86_400_000;

/** Lots queue their own expiry: outside the server, a pg-boss that only sends. @returns what ends it */
export async function sendingBoss(jobsUrl: string): Promise<() => Promise<void>> {
  let own: PgBoss | undefined;
  const boss = once("boss", () => {
    own = new PgBoss({
      schema: BOSS_SCHEMA,
      connectionString: jobsUrl,
      max: 1,
      migrate: false,
      createSchema: false,
      reindex: false,
      supervise: false,
      schedule: false,
    });
    own.on("error", () => {});
    return own;
  });
  await boss.start();
  return async () => own?.stop({ graceful: false });
}

/** Everyone whose appointments cost credits bought a bundle before; some have a gift besides, some of it about to expire. */
export async function addCredits(
  tx: Tx,
  ctx: Ctx,
  clients: readonly { id: string }[],
  timeZone: string,
): Promise<void> {
  const spending = await tx
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        gt(appointments.creditCost, 0),
        inArray(appointments.status, ["pending", "confirmed", "completed", "no_show"]),
      ),
    )
    .orderBy(asc(appointments.createdAt), asc(appointments.id));
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now).toZonedDateTimeISO(timeZone).toPlainDate();
  const until = (days: number) => today.add({ days }).toString();
  for (const [index, { id: clientId }] of clients.entries()) {
    const own = spending.filter((row) => row.clientId === clientId);
    if (own.length === 0 && index > 0) continue;
    const give = (
      daysAgo: number,
      lot: { amount: number; source: "purchase" | "gift" | "adjustment"; reason: string; expiresOn: string | null },
    ) => addLot(tx, { ...ctx, now: ctx.now - daysAgo * DAY }, { clientId, cause: `request:${newId()}`, ...lot });
    const needed = own.reduce((sum, { creditCost }) => sum + creditCost, 0);
    await give(45, {
      amount: Math.max(8, needed + (index % 5)),
      source: "purchase",
      reason: `Paquete de sesiones, recibo ${String(1040 + index)}`,
      expiresOn: until(24 + (index % 7) * 9),
    });
    for (const { id, creditCost, status, createdAt, updatedAt } of own) {
      await holdCredits(tx, { ...ctx, now: createdAt.getTime() }, { clientId, appointmentId: id, amount: creditCost });
      if (status !== "pending") await captureCredits(tx, { ...ctx, now: updatedAt.getTime() }, id);
    }
    if (index % 4 === 0)
      await give(1, {
        amount: 2,
        source: "gift",
        reason: "Sesiones de regalo por recomendarnos",
        expiresOn: until(5 + (index % 3)),
      });
    if (index % 6 === 0)
      await give(3, { amount: 1, source: "adjustment", reason: "Se había descontado uno de más", expiresOn: null });
  }
}
