import { sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { expireLot } from "#modules/credits/commands/expire-lot.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { confirmAppointment } from "#modules/appointments/commands/confirm-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { markNoShow } from "#modules/appointments/commands/mark-no-show.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { boss } from "#platform/queue/boss.ts";

/*
 * A process that does whatever comes to its mind, several things at once, until somebody ends it. Its clock runs fast, so that
 * holds and requests expire while it lives.
 */

export type Scene = {
  secretary: Ctx;
  clara: Ctx;
  visitor: Ctx;
  job: Ctx;
  clients: readonly string[];
  professionals: readonly string[];
  services: readonly string[];
  /** Epoch milliseconds: where everybody wants to be. */
  starts: readonly number[];
};
/** How one deed ended, as the worker tells its parent. */
export type Told = "done" | "refused" | (string & {});

const AT_ONCE = 5;
const HOURS_PER_SECOND = 0.5;

const startedAt = Date.now();
const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const at = (ctx: Ctx): Ctx => ({
  ...ctx,
  requestId: newId(),
  now: ctx.now + Math.round((Date.now() - startedAt) * HOURS_PER_SECOND * 3_600),
});

async function someId(ctx: Ctx, which: ReturnType<typeof sql>): Promise<string> {
  const [row] = await readTenant(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`select id from ${which} order by random() limit 1`),
  );
  return row?.id ?? newId();
}

const live = sql`appointments where client_id is not null and status in ('pending', 'confirmed')`;
const unfinished = sql`appointments where status in ('held', 'pending') and expires_at is not null`;

async function deed({ secretary, clara, visitor, job, ...scene }: Scene): Promise<{ ok: boolean } | void> {
  const staff = at(secretary);
  const time = { serviceId: any(scene.services), professionalId: any(scene.professionals), start: any(scene.starts) };
  switch (Math.floor(Math.random() * 10)) {
    case 0:
    case 1:
    case 2:
      return createAppointment(staff, {
        ...time,
        client: { id: any(scene.clients) },
        outsideHours: true,
        chargeCredits: Math.random() < 0.8,
      });
    case 3:
    case 4: {
      const held = await holdSlot(at(visitor), time, { key: null, addressHash: newId() });
      // Some think better of it.
      return held.ok && Math.random() < 0.7 ? bookHeldSlot(at(clara), { holdId: held.holdId }, held.key) : held;
    }
    case 5:
      return rescheduleAppointment(staff, { id: await someId(staff, live), start: time.start, outsideHours: true });
    case 6:
      // Of whatever there is: nobody has failed to come before the hour.
      return markNoShow({ ...staff, now: Math.max(staff.now, ...scene.starts) }, { id: await someId(staff, live) });
    case 7:
      return Math.random() < 0.5
        ? expireAppointment(at(job), { appointmentId: await someId(staff, unfinished) })
        : expireLot(at(job), { lotId: await someId(staff, sql`credit_lots`) });
    case 8:
      return confirmAppointment(staff, { id: await someId(staff, sql`appointments where status = 'pending'`) });
    default:
      return cancelAppointment(staff, { id: await someId(staff, live) });
  }
}

async function doDeeds(scene: Scene): Promise<never> {
  for (;;) {
    const how = await deed(scene).then(
      (answer) => (!answer || answer.ok ? "done" : "refused"),
      (error: unknown) => (error instanceof Error ? error.name : "thrown"),
    );
    process.send?.(how satisfies Told);
  }
}

process.on("message", (scene: Scene) => {
  void boss()
    .start()
    .then(() => Promise.all(Array.from({ length: AT_ONCE }, () => doDeeds(scene))));
});
process.on("disconnect", () => process.exit());
