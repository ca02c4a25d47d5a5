// @module-tag slow
// The commands of the model judge what they did; they run inside the test below.
/* oxlint-disable vitest/no-standalone-expect, vitest/expect-expect */
import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { adjustCredits } from "#modules/credits/commands/adjust-credits.ts";
import { expireLot } from "#modules/credits/commands/expire-lot.ts";
import { lastDayIn } from "#modules/credits/domain/expiry.ts";
import { bookHeldSlot } from "#modules/appointments/commands/book-held-slot.ts";
import { bookSeries } from "#modules/appointments/commands/book-series.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { completeAppointment } from "#modules/appointments/commands/complete-appointment.ts";
import { confirmAppointment } from "#modules/appointments/commands/confirm-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { holdSlot } from "#modules/appointments/commands/hold-slot.ts";
import { markNoShow } from "#modules/appointments/commands/mark-no-show.ts";
import { rejectAppointment } from "#modules/appointments/commands/reject-appointment.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import type { Ctx } from "#platform/context.ts";
import { aHall, type Hall } from "../support/hall.ts";
import { anInstallation } from "../support/installation.ts";
import { givenBack, isFree, type Life, livesOf, type Shape, shapesOf } from "../support/life.ts";
import { aClientWith } from "../support/living.ts";
import { expectOrder } from "../support/order.ts";
import { aPurse } from "../support/purse.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;
const CAPACITY = 3;
const REFUSALS = [
  "SLOT_TAKEN",
  "NO_CREDIT",
  "PAST",
  "TOO_SOON",
  "HOLD_EXPIRED",
  "INVALID_TRANSITION",
  "NOT_FOUND",
  "TOO_LATE_TO_MOVE",
  "OUTSIDE_AVAILABILITY",
  "OFF_GRID",
  "NOT_BEGUN",
];

// A transaction that has done all its work but for the last: its audit line cannot be written.
await superuser.unsafe(`
  create function crash_on_demand() returns trigger language plpgsql as $$ begin raise exception 'crash on demand'; end $$;
  create trigger crash_on_demand before insert on audit_log for each row when (new.request_id like 'crash-%') execute function crash_on_demand();`);

type Crash = "none" | "late" | "broken off";
type Answer = { ok: boolean; reason?: string };
type Money = { spent: number; issued: number };
/** What is known after each command; what ought to be is worked out from it. */
type Model = {
  now: number;
  lives: Map<string, Life>;
  money: Map<string, Money>;
  holds: { holdId: string; key: string }[];
};
type Real = { hall: Hall; shapes: Shape[]; clients: string[]; client: { clara: string; diego: string } };
type Command = fc.AsyncCommand<Model, Real>;

const figures = { runs: 0, commands: 0, crashes: 0, brokenOff: 0, refused: 0, done: 0 };

const booked = (model: Model) =>
  [...model.lives.values()].filter(
    ({ client, status, capacity }) => client !== null && capacity === null && status !== "held",
  );
const nth = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
const ctxOf = (
  { hall }: Real,
  model: Model,
  who: "secretary" | "clara" | "diego" | "visitor" | "job",
  crash: Crash = "none",
): Ctx => hall.as(who, { now: model.now, requestId: crash === "late" ? `crash-${newId()}` : newId() });

async function balanceOf(client: string, now: number): Promise<number> {
  const [row] =
    await superuser`select coalesce(sum(remaining), 0)::int as balance from credit_lots where client_id = ${client} and (expires_at is null or expires_at > ${new Date(now)})`;
  return Number(row?.["balance"]);
}

/** Reads what is there now, and works out from each end that is new what it ought to have given back. */
async function sync(model: Model, { hall }: Real, override?: number): Promise<void> {
  const before = model.lives;
  model.lives = new Map((await livesOf(superuser, hall.tenantId)).map((life) => [life.id, life]));
  for (const life of booked(model)) {
    const money = model.money.get(life.id) ?? { spent: life.cost, issued: 0 };
    model.money.set(life.id, money);
    const was = before.get(life.id)?.status ?? "";
    if (was === life.status || !["cancelled", "rejected", "expired", "no_show"].includes(life.status)) continue;
    const back = givenBack(life, was, model.now, override);
    if (life.terms.policy?.returns.kind === "credits") money.issued += back;
    else money.spent -= back;
  }
}

/** Does it, and after a while ends every statement that it is at, and with it its transaction, wherever in the command that is. */
async function brokenOff(work: () => Promise<Answer>, afterMs: number): Promise<"broken off" | "came through"> {
  let over = false;
  const done = work()
    .then(
      () => "came through" as const,
      () => "broken off" as const,
    )
    .finally(() => (over = true));
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  while (!over)
    await superuser`select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'zaguan_app' and state = 'active'`;
  return done;
}

type Act = {
  crash: Crash;
  expected?: boolean | undefined;
  override?: number | undefined;
  work: () => Promise<Answer>;
  afterMs?: number;
};

async function act(
  model: Model,
  real: Real,
  { crash, expected, override, work, afterMs = 5 }: Act,
): Promise<Answer | undefined> {
  figures.commands++;
  if (crash === "broken off") {
    // Whether its COMMIT came through before is for what is there now to say.
    if ((await brokenOff(work, afterMs)) === "broken off") figures.brokenOff++;
    await sync(model, real, override);
    return undefined;
  }
  const before = [...model.lives.values()];
  const answer = await work().catch((error: unknown) => {
    if (crash === "late") return undefined;
    throw error;
  });
  if (answer?.ok === false) {
    figures.refused++;
    expect(REFUSALS).toContain(answer.reason);
  }
  if (crash === "late") {
    figures.crashes++;
    if (expected !== undefined) expect(answer === undefined).toBe(expected);
    // Nothing of it happened.
    expect(await livesOf(superuser, real.hall.tenantId)).toEqual(before);
    return undefined;
  }
  if (answer?.ok) figures.done++;
  if (expected !== undefined) expect(answer).toMatchObject({ ok: expected });
  await sync(model, real, override);
  return answer;
}

const enough = async (client: string, model: Model, cost: number): Promise<boolean> =>
  cost === 0 || (await balanceOf(client, model.now)) >= cost;
/** Session and visit have a price as well: staff book them for whoever has too few credits. */
const CREDITS_ALONE = [0, 0, 1];

/** A command is its parts, and says them where a run fails. */
function command(
  name: string,
  parts: readonly unknown[],
  run: (model: Model, real: Real) => Promise<unknown>,
): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      await run(model, real);
    },
    toString: () => `${name} ${JSON.stringify(parts)}`,
  };
}

type Place = { service: number; professional: number; day: number; half: number };
const place = fc.record<Place>({
  service: fc.nat(2),
  professional: fc.nat(1),
  day: fc.integer({ min: 3, max: 5 }),
  half: fc.nat(4),
});
const crash = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Crash>("none") },
  { weight: 1, arbitrary: fc.constant<Crash>("late") },
  { weight: 1, arbitrary: fc.constant<Crash>("broken off") },
);
const index = fc.nat(30);
const afterMs = fc.nat(12);

function at({ hall, shapes }: Real, { service, professional, day, half }: Place) {
  const start = hall.at(`2026-03-0${String(day)}T09:00`) + half * 30 * 60_000;
  const shape = shapes[service] ?? shapes[0];
  if (!shape) throw new Error("no shape");
  return { shape, professional: professional === 0 ? hall.ana : hall.bruno, start };
}

const create = (model: Model, real: Real, where: Place, client: number, how: Crash) => {
  const { shape, professional, start } = at(real, where);
  return createAppointment(ctxOf(real, model, "secretary", how), {
    serviceId: shape.id,
    professionalId: professional,
    start,
    client: { id: nth(real.clients, client) ?? "" },
    outsideHours: true,
    chargeCredits: true,
  });
};

const commands: fc.Arbitrary<Command>[] = [
  fc.tuple(place, fc.nat(2), crash, afterMs).map(([where, client, how, ms]) =>
    command("create", [where, client, how], async (model, real) => {
      const want = at(real, where);
      const paid = await enough(nth(real.clients, client) ?? "", model, CREDITS_ALONE[where.service] ?? 0);
      const expected = want.start <= model.now ? undefined : isFree([...model.lives.values()], want, model.now) && paid;
      await act(model, real, {
        crash: how,
        expected,
        afterMs: ms,
        work: () => create(model, real, where, client, how),
      });
    }),
  ),
  fc.tuple(place, crash, afterMs).map(([where, how, ms]) =>
    command("hold", [where, how], async (model, real) => {
      const { shape, professional, start } = at(real, where);
      const expected =
        start <= model.now ? undefined : isFree([...model.lives.values()], { shape, professional, start }, model.now);
      const work = async () => {
        const held = await holdSlot(
          ctxOf(real, model, "visitor"),
          { serviceId: shape.id, professionalId: professional, start },
          { key: null, addressHash: newId() },
        );
        if (held.ok) model.holds.push(held);
        return held;
      };
      // It leaves no audit line that could be missing.
      await act(model, real, {
        crash: how === "late" ? "none" : how,
        expected:
          start + shape.minutes * 60_000 > real.hall.at(`2026-03-0${String(where.day)}T13:00`) ? undefined : expected,
        afterMs: ms,
        work,
      });
    }),
  ),
  fc
    .tuple(index, fc.constantFrom("clara" as const, "diego" as const), fc.boolean(), crash, afterMs)
    .map(([which, who, desk, how, ms]) =>
      command("book the hold", [which, who, desk, how], async (model, real) => {
        const hold = nth(model.holds, which);
        const life = hold && model.lives.get(hold.holdId);
        if (!hold || !life) return;
        const cost = desk && life.service !== real.hall.services.evaluation ? 0 : life.cost;
        const alive = life.status === "held" && (life.expires ?? 0) > model.now;
        const mine = life.status !== "held" && life.client === real.client[who];
        const expected = alive ? await enough(real.client[who], model, cost) : mine;
        const work = () =>
          bookHeldSlot(
            ctxOf(real, model, who, how),
            { holdId: hold.holdId, payWith: desk ? "desk" : "credits" },
            hold.key,
          );
        await act(model, real, { crash: mine && how === "late" ? "none" : how, expected, afterMs: ms, work });
      }),
    ),
  fc
    .tuple(index, fc.option(fc.constantFrom(0, 30, 100), { nil: undefined }), crash, afterMs)
    .map(([which, share, how, ms]) =>
      command("cancel by staff", [which, share, how], async (model, real) => {
        const life = nth(booked(model), which);
        if (!life) return;
        const expected = ["pending", "confirmed"].includes(life.status);
        const work = () =>
          cancelAppointment(ctxOf(real, model, "secretary", how), {
            id: life.id,
            ...(share === undefined ? {} : { share, reason: "Por pedido" }),
          });
        await act(model, real, { crash: how, expected, override: share, afterMs: ms, work });
      }),
    ),
  fc.tuple(index, fc.constantFrom("clara" as const, "diego" as const), crash, afterMs).map(([which, who, how, ms]) =>
    command("cancel by client", [which, who, how], async (model, real) => {
      const life = nth(booked(model), which);
      if (!life) return;
      const expected =
        life.client === real.client[who] && ["pending", "confirmed"].includes(life.status) && life.start > model.now;
      await act(model, real, {
        crash: how,
        expected,
        afterMs: ms,
        work: () => cancelAppointment(ctxOf(real, model, who, how), { id: life.id }),
      });
    }),
  ),
  fc.tuple(index, place, crash, afterMs).map(([which, where, how, ms]) =>
    command("move", [which, where, how], async (model, real) => {
      const life = nth(booked(model), which);
      if (!life) return;
      const { professional, start } = at(real, where);
      const shape = real.shapes.find(({ id }) => id === life.service);
      if (!shape) return;
      const still = start === life.start && professional === life.professional;
      const free = still || isFree([...model.lives.values()], { shape, professional, start, moving: life }, model.now);
      const expected = start <= model.now ? undefined : ["pending", "confirmed"].includes(life.status) && free;
      const work = () =>
        rescheduleAppointment(ctxOf(real, model, "secretary", how), {
          id: life.id,
          start,
          professionalId: professional,
          outsideHours: true,
        });
      await act(model, real, { crash: still && how === "late" ? "none" : how, expected, afterMs: ms, work });
    }),
  ),
  fc
    .tuple(
      index,
      fc.constantFrom("confirm" as const, "reject" as const, "complete" as const, "no_show" as const),
      crash,
      afterMs,
    )
    .map(([which, step, how, ms]) =>
      command("step", [which, step, how], async (model, real) => {
        const life = nth(booked(model), which);
        if (!life) return;
        const ctx = ctxOf(real, model, "secretary", how);
        const steps = {
          confirm: () => confirmAppointment(ctx, life),
          reject: () => rejectAppointment(ctx, { id: life.id, reason: "No hay lugar" }),
          complete: () => completeAppointment(ctx, life),
          no_show: () => markNoShow(ctx, { id: life.id }),
        };
        const expected =
          step === "confirm" || step === "reject"
            ? life.status === "pending"
            : life.status === "confirmed" && life.start <= model.now;
        await act(model, real, { crash: how, expected, afterMs: ms, work: steps[step] });
      }),
    ),
  fc.tuple(place, fc.nat(2), crash, afterMs).map(([where, client, how, ms]) =>
    command("series", [where, client, how], async (model, real) => {
      const clientId = nth(real.clients, client) ?? "";
      const days = [3, 4, 5].map((day) => at(real, { ...where, day }));
      const [first] = days;
      if (!first || first.start <= model.now) return;
      const ends = first.start + first.shape.minutes * 60_000 <= real.hall.at("2026-03-03T13:00");
      const free = days.every((want) => isFree([...model.lives.values()], want, model.now));
      const expected = ends
        ? free && (await enough(clientId, model, 3 * (CREDITS_ALONE[where.service] ?? 0)))
        : undefined;
      const work = () =>
        bookSeries(ctxOf(real, model, "secretary", how), {
          serviceId: first.shape.id,
          professionalId: first.professional,
          clientId,
          dates: days.map(({ start }) => ({ start, professionalId: first.professional })),
          chargeCredits: true,
          rule: { firstStart: first.start, weekdays: [2, 3, 4], everyWeeks: 1, count: 3 },
        });
      // Its first may break off before its last is refused.
      await act(model, real, {
        crash: how,
        expected: how === "late" && !expected ? undefined : expected,
        afterMs: ms,
        work,
      });
    }),
  ),
  fc
    .tuple(fc.nat(2), fc.integer({ min: 1, max: 8 }), fc.option(fc.nat(3), { nil: null }))
    .map(([client, amount, days]) =>
      command("issue", [client, amount, days], async (model, { hall, clients }) => {
        const ctx = hall.as("secretary", { now: model.now });
        await aPurse(hall, nth(clients, client)).give(
          amount,
          days === null ? null : lastDayIn(hall.timeZone, model.now, days),
          ctx,
        );
      }),
    ),
  fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 4 })).map(([client, amount]) =>
    command("adjust", [client, amount], async (model, real) => {
      const clientId = nth(real.clients, client) ?? "";
      const expected = await enough(clientId, model, amount);
      const request = { requestId: newId(), clientId, amount, reason: "Por error" };
      const answers = await Promise.all(
        [1, 2].map(() => adjustCredits(real.hall.as("admin", { now: model.now }), request)),
      );
      expect(answers.map(({ ok }) => ok)).toEqual([expected, expected]);
    }),
  ),
  fc.tuple(fc.constantFrom(11 / 60, 3, 9), fc.boolean()).map(([hours, jobs]) =>
    command("hours pass", [hours, jobs], async (model, real) => {
      model.now += hours * HOUR;
      const ctx = ctxOf(real, model, "job");
      if (!jobs) return;
      const lots = await superuser<
        { id: string }[]
      >`select id from credit_lots where tenant_id = ${real.hall.tenantId}`;
      const due = [...model.lives.values()].filter(({ status }) => status === "held" || status === "pending");
      const twice = <T>(list: readonly T[]) => [...list, ...list];
      await Promise.all([
        ...twice(due).map(({ id }) => expireAppointment(ctx, { appointmentId: id })),
        ...twice(lots).map(({ id }) => expireLot(ctx, { lotId: id })),
      ]);
      await sync(model, real);
      const overdue = booked(model).filter(
        ({ status, expires }) => status === "pending" && (expires ?? Infinity) <= model.now,
      );
      expect(overdue).toEqual([]);
    }),
  ),
  // Many at once on the same few starts, from several connections; what came of it is read from the database.
  fc
    .array(fc.tuple(place, index, fc.constantFrom("create", "cancel", "move", "missed")), {
      minLength: 3,
      maxLength: 7,
    })
    .map((deeds) =>
      command("storm", deeds, async (model, real) => {
        const known = booked(model);
        const answers = await Promise.all(
          deeds.map(([where, which, deed]): Promise<Answer> => {
            const life = nth(known, which);
            const ctx = ctxOf(real, model, "secretary");
            const { professional, start } = at(real, where);
            if (!life || deed === "create")
              return create(model, real, { ...where, half: where.half % 2 }, which, "none");
            if (deed === "cancel") return cancelAppointment(ctx, { id: life.id });
            if (deed === "missed") return markNoShow(ctx, { id: life.id });
            return rescheduleAppointment(ctx, { id: life.id, start, professionalId: professional, outsideHours: true });
          }),
        );
        for (const { ok, reason } of answers) if (!ok) expect(REFUSALS).toContain(reason);
        figures.commands += answers.length;
        await sync(model, real);
      }),
    ),
];

async function expectTheMoney({ hall }: Real, model: Model): Promise<void> {
  const lines = await superuser`
    select appointment_id as id, coalesce(-sum(amount) filter (where kind in ('hold', 'release', 'return')), 0)::int as spent,
      coalesce(sum(amount) filter (where kind = 'issue'), 0)::int as issued
    from credit_lines where tenant_id = ${hall.tenantId} and appointment_id is not null group by 1`;
  const known = new Map(
    lines.map(({ id, spent, issued }) => [id as string, { spent: Number(spent), issued: Number(issued) }]),
  );
  for (const life of booked(model)) {
    const { spent, issued } = known.get(life.id) ?? { spent: 0, issued: 0 };
    const ought = model.money.get(life.id) ?? { spent: 0, issued: 0 };
    // What comes back too late for its lot is issued anew; that is counted as given back already.
    const inNewLots = life.terms.policy?.returns.kind === "credits" ? issued : 0;
    expect({ id: life.id, status: life.status, spent, issued: inNewLots }).toEqual({
      id: life.id,
      status: life.status,
      ...ought,
    });
  }
}

it(
  "whatever is done in whatever order, and wherever it breaks off: every time, seat, room and credit is where it ought to be",
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: "max" }), async (sequence) => {
        const hall = await aHall({
          capacity: CAPACITY,
          rooms: 1,
          credits: { session: 2, visit: 1, evaluation: 1 },
          services: { evaluation: { priceMinor: 0 } },
        });
        const client = { clara: await aClientWith(hall, "clara", 6), diego: await aClientWith(hall, "diego", 3) };
        await aPurse(hall).give(12);
        const real: Real = {
          hall,
          shapes: shapesOf(hall, CAPACITY),
          client,
          clients: [hall.pedro, client.clara, client.diego],
        };
        const model: Model = { now: hall.now, lives: new Map(), money: new Map(), holds: [] };
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        await expectTheMoney(real, model);
        await expectOrder(superuser, hall.tenantId);
        figures.runs++;
      }),
      { numRuns: 25, endOnFailure: true, interruptAfterTimeLimit: 90_000 },
    );
    console.info(
      `model: ${JSON.stringify(figures)}: no overlap, no seat too many, no empty class, every credit accounted for`,
    );
  },
);
