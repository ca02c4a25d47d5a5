import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditLog } from "#modules/audit/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { expireAppointment } from "#modules/appointments/commands/expire-appointment.ts";
import { STATUSES, type Status } from "#modules/appointments/schemas.ts";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import { aClinic, type Clinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();

const STEPS = ["confirm", "reject", "complete", "noShow", "cancel"] as const;
type Step = (typeof STEPS)[number];

/** product.md, "Scheduling in detail"; whatever is not here is refused with the current state. */
const ALLOWED: Partial<Record<Status, Partial<Record<Step, Status>>>> = {
  pending: { confirm: "confirmed", reject: "rejected", cancel: "cancelled" },
  confirmed: { complete: "completed", noShow: "no_show", cancel: "cancelled" },
};

/** Clara's request for Ana, Tuesday at ten; then put into `status` as if it had lived so far. */
async function anAppointment(clinic: Clinic, status: Status = "pending"): Promise<string> {
  const browser = clinic.browser("clara");
  const held = await browser.api.booking.hold({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-03T10:00"),
  });
  if (!held.ok) throw new Error(held.reason);
  if (status === "held") return held.holdId;
  await browser.api.booking.confirm({ holdId: held.holdId });
  await clinic.write((tx) =>
    tx
      .update(appointments)
      .set({ status, ...(status === "pending" ? {} : { expiresAt: null }) })
      .where(eq(appointments.id, held.holdId)),
  );
  return held.holdId;
}

const take = (clinic: Clinic, who: Person, step: Step, id: string, at = clinic.now) => {
  const api = clinic.browser(who, { now: at }).api.calendar;
  return step === "reject" ? api.reject({ id, reason: "No hay sala" }) : api[step]({ id });
};

const statusOf = async (clinic: Clinic, id: string) =>
  (
    await clinic.read((tx) =>
      tx.select({ status: appointments.status }).from(appointments).where(eq(appointments.id, id)),
    )
  )[0]?.status;
const stepsOf = (clinic: Clinic, id: string) =>
  clinic.read((tx) =>
    tx
      .select()
      .from(appointmentTransitions)
      .where(eq(appointmentTransitions.appointmentId, id))
      .orderBy(appointmentTransitions.id),
  );

/** An hour after the appointment began: it can be completed or missed. */
const AFTER = (clinic: Clinic) => clinic.at("2026-03-03T11:00");

describe("from every state, every step is allowed or refused as the rules say", async () => {
  const clinic = await aClinic();
  const living = STATUSES.filter((status) => status !== "held" && (status as string) !== "session");

  it.each(living.flatMap((from) => STEPS.map((step) => [from, step] as const)))("%s, %s", async (from, step) => {
    const id = await anAppointment(clinic, from);
    const history = (await stepsOf(clinic, id)).length;
    const to = ALLOWED[from]?.[step];
    const before = await digestOf(superuser, clinic.tenantId);
    const answer = await take(clinic, "secretary", step, id, AFTER(clinic));
    if (to) {
      expect(answer).toMatchObject({ ok: true, status: to });
      expect(await statusOf(clinic, id)).toBe(to);
      expect((await stepsOf(clinic, id)).slice(history)).toMatchObject([
        { fromStatus: from, toStatus: to, actorId: clinic.users.secretary.userId },
      ]);
    } else {
      expect(answer).toMatchObject({ ok: false, reason: "INVALID_TRANSITION", status: from });
      expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    }
    await superuser`update appointments set status = 'cancelled' where tenant_id = ${clinic.tenantId}`;
  });

  it.each(STEPS)("a hold is no appointment yet: %s does not know it", async (step) => {
    const id = await anAppointment(clinic, "held");
    expect(await take(clinic, "secretary", step, id)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await statusOf(clinic, id)).toBe("held");
    await superuser`delete from appointments where tenant_id = ${clinic.tenantId} and id = ${id}`;
  });
});

describe("who may", () => {
  it.each(STEPS)("%s: not a professional whose appointment it is not, to whom it is unknown", async (step) => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic, step === "complete" || step === "noShow" ? "confirmed" : "pending");
    const before = await digestOf(superuser, clinic.tenantId);
    expect(await take(clinic, "bruno", step, id, AFTER(clinic))).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await clinic.browser("bruno").api.calendar.appointment({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    expect(await take(clinic, "ana", step, id, AFTER(clinic))).toMatchObject({ ok: true });
  });

  it("another's calendar, queue and count are empty for a professional", async () => {
    const clinic = await aClinic();
    await anAppointment(clinic);
    const seen = async (who: Person) => {
      const api = clinic.browser(who).api.calendar;
      const [range, queue, pending] = await Promise.all([
        api.range({ from: "2026-03-02", days: 7 }),
        api.queue(),
        api.pendingCount(),
      ]);
      return [
        range.professionals.map(({ id }) => id),
        range.appointments.id.length,
        queue.pending.length,
        pending.count,
      ];
    };
    expect(await seen("ana")).toEqual([[clinic.ana], 1, 1, 1]);
    expect(await seen("bruno")).toEqual([[clinic.bruno], 0, 0, 0]);
    expect(await seen("secretary")).toEqual([expect.arrayContaining([clinic.ana, clinic.bruno]), 1, 1, 1]);
  });

  it("a client cancels and sees their own, and another's is unknown", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic);
    const before = await digestOf(superuser, clinic.tenantId);
    const diego = clinic.browser("diego").api.booking;
    expect(await diego.cancel({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await diego.appointment({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await diego.mine()).toMatchObject({ upcoming: [], past: [] });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
    expect(await clinic.browser("clara").api.booking.cancel({ id })).toMatchObject({ ok: true, status: "cancelled" });
    expect(await clinic.browser("clara").api.booking.cancel({ id })).toMatchObject({
      ok: false,
      reason: "INVALID_TRANSITION",
      status: "cancelled",
    });
  });

  it("a client or a visitor cannot answer requests at all", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic);
    await expect(take(clinic, "clara", "confirm", id)).rejects.toMatchObject({ cause: { name: "Forbidden" } });
    await expect(clinic.browser("visitor").api.calendar.confirm({ id })).rejects.toMatchObject({
      cause: { name: "Unauthenticated" },
    });
    await expect(take(clinic, "director", "confirm", id)).rejects.toMatchObject({ cause: { name: "Forbidden" } });
    expect(await statusOf(clinic, id)).toBe("pending");
  });
});

describe("what a step brings with it", () => {
  it("the time of a cancelled or rejected appointment is free at once", async () => {
    for (const step of ["cancel", "reject"] as const) {
      const clinic = await aClinic();
      await take(clinic, "secretary", step, await anAppointment(clinic));
      const time = {
        serviceId: clinic.services.session,
        professionalId: clinic.ana,
        start: clinic.at("2026-03-03T10:00"),
      };
      expect(await clinic.browser("visitor").api.booking.hold(time)).toMatchObject({ ok: true });
    }
  });

  it("a rejection needs a reason, which is kept, audited and told to the client", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic);
    const api = clinic.browser("secretary").api.calendar;
    await expect(api.reject({ id, reason: "  " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(api.reject({ id, reason: "x".repeat(501) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await api.reject({ id, reason: "Se rompió el audiómetro" })).toMatchObject({ ok: true, status: "rejected" });
    const [line] = await clinic.read((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, "appointment.reject")),
    );
    expect(line).toMatchObject({
      subjectId: id,
      actorId: clinic.users.secretary.userId,
      data: { from: "pending", to: "rejected", reason: "Se rompió el audiómetro" },
    });
    const told = await clinic.read((tx) => tx.select().from(letters).where(eq(letters.kind, "appointment.rejected")));
    expect(told).toMatchObject([{ recipient: "clara@correo.example", locale: "es-AR" }]);
    expect(told[0]?.text).toContain("Se rompió el audiómetro");
  });

  it("each step is told to the client once, in their language", async () => {
    const clinic = await aClinic();
    await superuser`update users set locale = 'en' where tenant_id = ${clinic.tenantId} and first_name = 'Clara'`;
    const id = await anAppointment(clinic);
    await take(clinic, "secretary", "confirm", id);
    const told = await clinic.read((tx) =>
      tx.select().from(letters).where(eq(letters.recipient, "clara@correo.example")).orderBy(letters.id),
    );
    expect(told.map(({ kind, locale }) => [kind, locale])).toEqual([
      ["appointment.pending", "en"],
      ["appointment.confirmed", "en"],
    ]);
    expect(await take(clinic, "secretary", "confirm", id)).toMatchObject({ reason: "INVALID_TRANSITION" });
    expect(
      await clinic.read((tx) => tx.select().from(letters).where(eq(letters.recipient, "clara@correo.example"))),
    ).toHaveLength(2);
  });

  it("two who answer the same request at once: one does, the other learns the state", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic);
    const answers = await Promise.all([
      take(clinic, "secretary", "confirm", id),
      take(clinic, "admin", "reject", id),
      take(clinic, "ana", "cancel", id),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const history = await stepsOf(clinic, id);
    // Each step began where the one before had ended.
    for (const [index, step] of history.entries()) expect(step.fromStatus).toBe(history[index - 1]?.toStatus ?? null);
    expect(history.at(-1)?.toStatus).toBe(await statusOf(clinic, id));
    expect(history).toHaveLength(1 + answers.filter(({ ok }) => ok).length);
  });

  it("the rest of the desk's history is told with names", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic);
    await take(clinic, "secretary", "confirm", id);
    const seen = await clinic.browser("secretary").api.calendar.appointment({ id });
    expect(seen).toMatchObject({
      ok: true,
      history: [
        { from: null, to: "pending", actor: "Clara Prueba" },
        { from: "pending", to: "confirmed", actor: "Secretary Prueba" },
      ],
    });
    expect(seen.ok && seen.allowed).toContain("cancel");
    const forDirector = await clinic.browser("director").api.calendar.appointment({ id });
    expect(forDirector.ok && forDirector.allowed).toEqual([]);
  });
});

it("history is told by the clock, also where an id was made before another and written after it", async () => {
  const clinic = await aClinic();
  const id = await anAppointment(clinic);
  await take(clinic, "secretary", "confirm", id, clinic.now + 60_000);
  await superuser`update appointment_transitions set at = ${new Date(clinic.now + 120_000)} where appointment_id = ${id} and to_status = 'pending'`;
  const seen = await clinic.browser("secretary").api.calendar.appointment({ id });
  expect(seen.ok && seen.history.map(({ to }) => to)).toEqual(["confirmed", "pending"]);
});

it("what was called off stands apart until its time has passed, for its client and for the desk", async () => {
  const clinic = await aClinic();
  const id = await anAppointment(clinic);
  await take(clinic, "secretary", "cancel", id);
  const [row] = await clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.id, id)));
  const listed = async (now: number) => {
    const lists = await Promise.all([
      clinic.browser("clara", { now }).api.booking.mine(),
      clinic.browser("secretary", { now }).api.calendar.ofClient({ clientId: row?.clientId ?? "" }),
    ]);
    return lists.map(({ upcoming, calledOff, past }) => [upcoming.length, calledOff.length, past.length]);
  };
  expect(await listed(clinic.now)).toEqual([
    [0, 1, 0],
    [0, 1, 0],
  ]);
  expect(await listed(row?.endsAt.getTime() ?? 0)).toEqual([
    [0, 0, 1],
    [0, 0, 1],
  ]);
});

describe("a request that nobody answers", () => {
  const job = (clinic: Clinic, now: number) => clinic.as("job", { now });

  it("expires at its deadline: not before, once, and as well days late", async () => {
    for (const late of [0, 5 * 86_400_000]) {
      const clinic = await aClinic();
      const id = await anAppointment(clinic);
      const deadline =
        (
          await clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.id, id)))
        )[0]?.expiresAt?.getTime() ?? 0;
      expect(deadline).toBe(clinic.at("2026-03-03T10:00"));
      await expireAppointment(job(clinic, deadline - 1), { appointmentId: id });
      expect(await statusOf(clinic, id)).toBe("pending");
      await Promise.all([1, 2, 3].map(() => expireAppointment(job(clinic, deadline + late), { appointmentId: id })));
      await expireAppointment(job(clinic, deadline + late + 60_000), { appointmentId: id });
      expect(await statusOf(clinic, id)).toBe("expired");
      expect((await stepsOf(clinic, id)).map(({ toStatus, actorType }) => [toStatus, actorType])).toEqual([
        ["pending", "user"],
        ["expired", "job"],
      ]);
      expect(
        await clinic.read((tx) => tx.select().from(letters).where(eq(letters.kind, "appointment.expired"))),
      ).toMatchObject([{ recipient: "clara@correo.example" }]);
    }
  });

  it("that was answered in time stays as it was answered", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic);
    await take(clinic, "secretary", "confirm", id);
    const before = await digestOf(superuser, clinic.tenantId);
    await expireAppointment(job(clinic, clinic.at("2026-03-30T10:00")), { appointmentId: id });
    expect(await digestOf(superuser, clinic.tenantId)).toEqual(before);
  });

  it("an expired hold goes without a trace", async () => {
    const clinic = await aClinic();
    const id = await anAppointment(clinic, "held");
    await expireAppointment(job(clinic, clinic.now + 10 * 60_000 - 1), { appointmentId: id });
    expect(await statusOf(clinic, id)).toBe("held");
    await expireAppointment(job(clinic, clinic.now + 10 * 60_000), { appointmentId: id });
    expect(await statusOf(clinic, id)).toBeUndefined();
    expect(await clinic.read((tx) => tx.select().from(letters))).toEqual([]);
  });
});

it("an appointment that the desk wrote down is confirmed, and told to the client and the professional", async () => {
  const clinic = await aClinic();
  const created = await createAppointment(clinic.as("secretary"), {
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-03T10:00"),
    client: { id: clinic.pedro },
    outsideHours: false,
    chargeCredits: true,
  });
  expect(created).toMatchObject({ ok: true });
  const told = await clinic.read((tx) => tx.select().from(letters));
  expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(["ana@correo.example", "pedro@correo.example"]);
});
