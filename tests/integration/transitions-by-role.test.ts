import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { TRPCError } from "@trpc/server";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import { codeOf } from "#modules/access/errors.ts";
import { aClinic, type Clinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aClientWith, aLivingAppointment, balanceOf, rowOf } from "../support/living.ts";
import { expectTheLedgerToAddUp } from "../support/purse.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;

const STATUSES = ["pending", "confirmed", "completed", "cancelled", "no_show", "rejected", "expired"] as const;
const STEPS = ["confirm", "reject", "cancel", "complete", "noShow", "reschedule"] as const;
const ROLES = {
  client: "clara",
  stranger: "diego",
  professional: "ana",
  colleague: "bruno",
  secretary: "secretary",
  director: "director",
  admin: "admin",
  technician: "technician",
} as const satisfies Record<string, Person>;
/** Hours of notice, and what the policy then gives back of two credits: all a day ahead, half six hours ahead, then none. */
const WINDOWS = { inside: [25, 2], between: [7, 1], outside: [2, 0] } as const;

type Status = (typeof STATUSES)[number];
type Step = (typeof STEPS)[number];
type Role = keyof typeof ROLES;
type Window = keyof typeof WINDOWS;
/** What is answered, where the appointment then stands, and how many of its two credits the client has back. */
type Expected = { answer: string; status: Status; back: number };

const TO: Record<Exclude<Step, "reschedule">, Status> = {
  confirm: "confirmed",
  reject: "rejected",
  cancel: "cancelled",
  complete: "completed",
  noShow: "no_show",
};
const ALLOWED: Partial<Record<Status, readonly Step[]>> = {
  pending: ["confirm", "reject", "cancel", "reschedule"],
  confirmed: ["cancel", "complete", "noShow", "reschedule"],
};

/** The whole rule, written anew from product.md and policy.ts. */
function expected(status: Status, step: Step, role: Role, window: Window): Expected {
  const stays = (answer: string): Expected => ({ answer, status, back: 0 });
  const isClient = role === "client" || role === "stranger";
  const own = step === "cancel" || step === "reschedule";
  if (role === "director" || role === "technician" || (isClient && !own)) return stays("FORBIDDEN");
  if (role === "stranger" || role === "colleague") return stays("NOT_FOUND");
  if (!ALLOWED[status]?.includes(step)) return stays("INVALID_TRANSITION");
  if (step === "reschedule")
    return isClient && status === "confirmed" && window !== "inside" ? stays("TOO_LATE_TO_MOVE") : stays("ok");
  const back = status === "pending" ? (step === "confirm" ? 0 : 2) : step === "cancel" ? WINDOWS[window][1] : 0;
  return { answer: "ok", status: TO[step], back };
}

async function take(clinic: Clinic, role: Role, step: Step, id: string, now: number): Promise<string> {
  const { calendar, booking } = clinic.browser(ROLES[role], { now }).api;
  const start = clinic.at("2026-03-12T16:00");
  const isClient = role === "client" || role === "stranger";
  const steps = {
    confirm: () => calendar.confirm({ id }),
    reject: () => calendar.reject({ id, reason: "No hay sala" }),
    cancel: () => (isClient ? booking : calendar).cancel({ id }),
    complete: () => calendar.complete({ id }),
    noShow: () => calendar.noShow({ id }),
    reschedule: () => (isClient ? booking : calendar).reschedule({ id, start }),
  };
  try {
    const answer = await steps[step]();
    return answer.ok ? "ok" : answer.reason;
  } catch (error) {
    if (error instanceof TRPCError) return codeOf(error).code;
    throw error;
  }
}

describe.each(Object.keys(ROLES) as Role[])("%s", (role) => {
  it.each(STEPS.flatMap((step) => (Object.keys(WINDOWS) as Window[]).map((window) => [step, window] as const)))(
    "%s, %s the window",
    async (step, window) => {
      const clinic = await aClinic();
      const clientId = await aClientWith(clinic, "clara", 2);
      const start = clinic.at("2026-03-05T10:00");
      // Who came is known once it has begun.
      const now = step === "complete" || step === "noShow" ? start : start - WINDOWS[window][0] * HOUR;
      for (const status of STATUSES) {
        const isLive = status === "pending" || status === "confirmed";
        // What has ended gave back, or kept, its credits long ago.
        const id = await aLivingAppointment(clinic, { clientId, start, status, credits: isLive ? 2 : 0 });
        const before = await balanceOf(clinic, clientId);
        const want = expected(status, step, role, window);
        const where = `${role} ${step} ${status} ${window}`;
        expect(`${where}: ${await take(clinic, role, step, id, now)}`).toBe(`${where}: ${want.answer}`);
        expect(await rowOf(clinic, id)).toMatchObject({
          status: want.status,
          moves: step === "reschedule" && want.answer === "ok" ? 1 : 0,
        });
        expect(`${where}: ${(await balanceOf(clinic, clientId)) - before}`).toBe(`${where}: ${want.back}`);
        const history = await clinic.read((tx) =>
          tx.select().from(appointmentTransitions).where(eq(appointmentTransitions.appointmentId, id)),
        );
        expect(history).toHaveLength(want.answer === "ok" ? 1 : 0);
        // The next has the same hour, and its own two credits.
        await clinic.write((tx) =>
          tx
            .update(appointments)
            .set({
              status: "cancelled",
              startsAt: new Date(start),
              endsAt: new Date(start + HOUR),
              busyStartsAt: new Date(start),
              busyEndsAt: new Date(start + HOUR),
              expiresAt: null,
            })
            .where(eq(appointments.id, id)),
        );
        const missing = 2 - (await balanceOf(clinic, clientId));
        if (missing > 0) await aClientWith(clinic, "clara", missing);
      }
    },
  );
});

it("nobody has come, or failed to come, before the hour", async () => {
  const clinic = await aClinic();
  const clientId = await aClientWith(clinic, "clara", 2);
  const start = clinic.at("2026-03-05T10:00");
  const id = await aLivingAppointment(clinic, { clientId, start, status: "confirmed", credits: 2 });
  for (const step of ["complete", "noShow"] as const) {
    expect(await take(clinic, "secretary", step, id, start - 1)).toBe("NOT_BEGUN");
    expect(await rowOf(clinic, id)).toMatchObject({ status: "confirmed" });
  }
  expect(await take(clinic, "secretary", "complete", id, start)).toBe("ok");
});

it("after all of it the ledger adds up", () => expectTheLedgerToAddUp(superuser));

describe("another share than the policy's", () => {
  it.each([
    ["secretary", 100, "Feriado", "ok", 2],
    ["secretary", 0, "Avisó tarde", "ok", 0],
    ["ana", 50, "Feriado", "ok", 1],
    ["secretary", 100, undefined, "OVERRIDE_NEEDS_REASON", 0],
    ["clara", 100, "Porque sí", "OVERRIDE_BY_STAFF", 0],
  ] as const)("by %s, %i percent, because %s: %s", async (who, share, reason, answer, back) => {
    const clinic = await aClinic();
    const clientId = await aClientWith(clinic, "clara", 2);
    const start = clinic.at("2026-03-05T10:00");
    const id = await aLivingAppointment(clinic, { clientId, start, status: "confirmed", credits: 2 });
    const { api } = clinic.browser(who, { now: start - 2 * HOUR });
    const given = await (who === "clara" ? api.booking : api.calendar).cancel({
      id,
      share,
      ...(reason ? { reason } : {}),
    });
    expect(given.ok ? "ok" : given.reason).toBe(answer);
    expect(await balanceOf(clinic, clientId)).toBe(back);
  });

  it("a professional who is a colleague's client is that appointment's client and no more", async () => {
    const clinic = await aClinic();
    await superuser`insert into user_roles (tenant_id, user_id, role) values (${clinic.tenantId}, ${clinic.users.bruno.userId}, 'client')`;
    const clientId = await aClientWith(clinic, "bruno", 2);
    const start = clinic.at("2026-03-05T10:00");
    const id = await aLivingAppointment(clinic, { clientId, start, status: "pending", credits: 2 });
    const late = clinic.browser("bruno", { now: start - 2 * HOUR }).api;
    expect(await late.calendar.confirm({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
    await clinic.browser("ana").api.calendar.confirm({ id });
    expect(await late.calendar.cancel({ id, share: 100, reason: "Lo pido yo" })).toEqual({
      ok: false,
      reason: "OVERRIDE_BY_STAFF",
    });
    expect(await late.calendar.reschedule({ id, start: clinic.at("2026-03-12T16:00") })).toMatchObject({
      reason: "TOO_LATE_TO_MOVE",
    });
  });

  it("its client cannot cancel what has begun; the desk can", async () => {
    const clinic = await aClinic();
    const clientId = await aClientWith(clinic, "clara", 2);
    const start = clinic.at("2026-03-05T10:00");
    const id = await aLivingAppointment(clinic, { clientId, start, status: "confirmed", credits: 2 });
    expect(await clinic.browser("clara", { now: start }).api.booking.cancel({ id })).toEqual({
      ok: false,
      reason: "PAST",
    });
    expect(await clinic.browser("secretary", { now: start }).api.calendar.cancel({ id })).toMatchObject({
      ok: true,
      creditsBack: 0,
    });
  });
});
