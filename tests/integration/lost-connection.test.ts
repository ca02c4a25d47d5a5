import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { aHall } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { aPurse } from "../support/purse.ts";
import { expectOrder } from "../support/order.ts";

const { superuser } = await anInstallation();

const fault = (error: unknown) => ({ ok: false as const, reason: error instanceof Error ? error.name : "thrown" });
const HALF_HOUR = 30 * 60_000;
/** Ends connections of the app, whatever they are at. */
const cut = (most: number) => superuser`
  select pg_terminate_backend(pid) from (
    select pid from pg_stat_activity where datname = current_database() and usename = 'zaguan_app' order by random() limit ${most}) chosen`;

it(
  "a process whose connections are cut in the middle of commands goes on: each is done once, or is answered with a fault",
  { timeout: 120_000 },
  async () => {
    const hall = await aHall({ credits: { session: 1, visit: 0, evaluation: 0 } });
    await aPurse(hall).give(5_000);
    const ctx = hall.as("secretary");
    const slots = [hall.ana, hall.bruno].flatMap((professionalId) =>
      Array.from({ length: 6 }, (_, index) => ({
        professionalId,
        start: hall.at("2026-03-03T09:00") + index * 2 * HALF_HOUR,
      })),
    );
    const tally: Record<string, number> = {};
    const count = (what: string) => (tally[what] = (tally[what] ?? 0) + 1);
    let over = false;
    const cutting = (async () => {
      let cuts = 0;
      while (!over) {
        await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 120));
        cuts += (await cut(1 + Math.floor(Math.random() * 2))).count;
      }
      return cuts;
    })();
    const worker = async (turn: number) => {
      for (let round = 0; round < 12; round++) {
        const time = slots[(turn + round * 5) % slots.length];
        if (!time) throw new Error("no slot");
        const made = await createAppointment(ctx, {
          ...time,
          serviceId: hall.services.session,
          client: { id: hall.pedro },
          outsideHours: true,
          chargeCredits: true,
        }).catch(fault);
        count(made.ok ? "booked" : made.reason);
        if (!made.ok) continue;
        const gone = await cancelAppointment(ctx, { id: made.appointmentId }).catch(fault);
        count(gone.ok ? "cancelled" : `not cancelled: ${gone.reason}`);
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, turn) => worker(turn)));
    over = true;
    const cuts = await cutting;
    console.info(`lost connections: ${String(cuts)} cut, ${JSON.stringify(tally)}`);
    expect(cuts).toBeGreaterThan(20);
    expect(tally["booked"]).toBeGreaterThan(20);
    await expectOrder(superuser, hall.tenantId);
    // Every connection of the pool serves again.
    const all = await Promise.all(
      Array.from({ length: 60 }, () =>
        readTenant(ctx, (tx) => tx.execute<{ one: number }>(sql`select 1 as one, pg_sleep(0.02)`)),
      ),
    );
    expect(all.flat().map(({ one }) => one)).toEqual(Array.from({ length: 60 }, () => 1));
  },
);

it("a command that lost its connection before COMMIT is done again, once; who lost it twice more is told", async () => {
  const hall = await aHall();
  const ctx = hall.as("secretary");
  const losing = (times: number) => {
    const tries = { count: 0 };
    const done = withTenant(ctx, async (tx) => {
      tries.count++;
      const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      if (tries.count <= times) await superuser`select pg_terminate_backend(${own?.pid ?? 0}, 2000)`;
      await tx.execute(sql`select 1`);
      return tries.count;
    });
    return { done, tries };
  };
  expect(await losing(1).done).toBe(2);
  expect(await losing(2).done).toBe(3);
  const never = losing(9);
  await expect(never.done).rejects.toThrow();
  expect(never.tries.count).toBe(3);
});
