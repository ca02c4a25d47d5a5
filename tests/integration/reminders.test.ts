import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { letterOptouts, letters } from "#modules/notifications/tables.ts";
import { chooseLetters } from "#modules/notifications/commands/choose-letters.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { sendLetter } from "#modules/notifications/commands/send-letter.ts";
import { beginReminders } from "#modules/reminders/commands/begin-reminders.ts";
import { confirmComing } from "#modules/reminders/commands/confirm-coming.ts";
import { planReminders } from "#modules/reminders/commands/plan-reminders.ts";
import { replanRule } from "#modules/reminders/commands/replan-rule.ts";
import { sendDigest } from "#modules/reminders/commands/send-digest.ts";
import { sendReminder } from "#modules/reminders/commands/send-reminder.ts";
import { DEFAULT_RULES } from "#modules/reminders/domain/default-rules.ts";
import { readReminder } from "#modules/reminders/queries/read-reminder.ts";
import { reminderRules, reminders, reminderSettings } from "#modules/reminders/tables.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { confirmAppointment } from "#modules/appointments/commands/confirm-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { startMailCatcher, type MailCatcher } from "#platform/mail/catcher.ts";
import { signToken } from "#platform/tokens.ts";
import { api } from "#server/http.ts";
import { aClinic, type Clinic, type ClinicOptions } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let mail: MailCatcher;
beforeAll(async () => {
  mail = await startMailCatcher();
  return () => mail.stop();
});

/** Confirmed by the desk for Pedro, who has no account, and planned as the job would. */
async function aBooked(options: ClinicOptions = {}, start = "2026-03-06T10:00") {
  const clinic = await aClinic(options);
  const made = await createAppointment(clinic.as("secretary"), {
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    start: clinic.at(start),
    client: { id: clinic.pedro },
    outsideHours: true,
    chargeCredits: false,
  });
  if (!made.ok) throw new Error(made.reason);
  const id = made.appointmentId;
  await plan(clinic, id);
  return { clinic, id, start: clinic.at(start) };
}

const plan = (clinic: Clinic, appointmentId: string, now = clinic.now) =>
  planReminders(clinic.as("job", { now }), { appointmentId });
const rowsOf = (clinic: Clinic) => clinic.read((tx) => tx.select().from(reminders).orderBy(reminders.remindAt));
const sentOf = (clinic: Clinic) =>
  clinic.read((tx) =>
    tx.select().from(letters).where(eq(letters.kind, "appointment.reminder")).orderBy(letters.createdAt),
  );
type JobRow = { id: string; at: string; start_after: Date };
const jobsOf = (clinic: Clinic, queue: string) =>
  superuser<
    JobRow[]
  >`select data->'payload'->>'reminderId' as id, data->'payload'->>'at' as at, start_after from pgboss.job where name = ${queue} and data->>'tenantId' = ${clinic.tenantId} order by start_after, created_on`;

/** Works every reminder's job that is due at `now`, in their order: as the workers do after a stop, however long. */
async function workDue(clinic: Clinic, now: number) {
  for (const { id, at } of await jobsOf(clinic, "reminders.send")) {
    if (Number(at) <= now) await sendReminder(clinic.as("job", { now }), { reminderId: id, at: Number(at) });
  }
}

describe("reminders", () => {
  test("leave 48 and 3 hours before, in the client's language, each once however often the jobs run", async () => {
    const { clinic, id, start } = await aBooked();
    await plan(clinic, id);
    expect((await jobsOf(clinic, "reminders.send")).map(({ start_after }) => start - start_after.getTime())).toEqual([
      48 * HOUR,
      3 * HOUR,
    ]);
    await workDue(clinic, start - 48 * HOUR - 1);
    expect(await sentOf(clinic)).toEqual([]);
    await workDue(clinic, start - 48 * HOUR);
    await workDue(clinic, start - 48 * HOUR);
    const [first] = await sentOf(clinic);
    expect(first).toMatchObject({
      recipient: "pedro@correo.example",
      locale: "es-AR",
      topic: "reminders",
      subject: "Tu turno es el viernes, 6 de marzo, 10:00",
    });
    expect(first?.text).toContain("Hola, Pedro");
    await Promise.all([workDue(clinic, start - 3 * HOUR), workDue(clinic, start - 3 * HOUR)]);
    expect(await sentOf(clinic)).toHaveLength(2);
    expect((await rowsOf(clinic)).map(({ status }) => status)).toEqual(["sent", "sent"]);
  });

  test("are planned by the confirmation's own job, and not for a request", async () => {
    const clinic = await aClinic();
    const { api: of } = clinic.browser("clara");
    const hold = await of.booking.hold({
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-06T10:00"),
    });
    if (!hold.ok) throw new Error(hold.reason);
    await of.booking.confirm({ holdId: hold.holdId });
    await plan(clinic, hold.holdId);
    expect(await rowsOf(clinic)).toEqual([]);
    await confirmAppointment(clinic.as("secretary"), { id: hold.holdId });
    const [job] =
      await superuser`select 1 from pgboss.job where name = 'appointments.plan-reminders' and data->'payload'->>'appointmentId' = ${hold.holdId}`;
    expect(job).toBeDefined();
    await plan(clinic, hold.holdId);
    expect(await rowsOf(clinic)).toHaveLength(2);
  });

  test("of a cancelled appointment never leave", async () => {
    const { clinic, id, start } = await aBooked();
    await cancelAppointment(clinic.as("secretary"), { id });
    await workDue(clinic, start - HOUR);
    expect(await sentOf(clinic)).toEqual([]);
    expect((await rowsOf(clinic)).map(({ status }) => status)).toEqual(["skipped", "skipped"]);
  });

  test("of a moved appointment leave for its new start alone, also when it moves back", async () => {
    const { clinic, id, start } = await aBooked();
    const later = clinic.at("2026-03-10T15:00");
    const move = async (to: number) => {
      expect(await rescheduleAppointment(clinic.as("secretary"), { id, start: to, outsideHours: false })).toMatchObject(
        { ok: true },
      );
      await plan(clinic, id);
    };
    await move(later);
    await workDue(clinic, start);
    expect(await sentOf(clinic)).toEqual([]);
    await workDue(clinic, later - 48 * HOUR);
    expect((await sentOf(clinic)).map(({ subject }) => subject)).toEqual(["Tu turno es el martes, 10 de marzo, 15:00"]);
    expect(await rowsOf(clinic)).toHaveLength(4);
  });

  test("after a stop of two days: what is still useful leaves once, what is over does not", async () => {
    const { clinic, start } = await aBooked();
    // Stopped from before the first until four hours before: late, and still worth reading.
    await workDue(clinic, start - 4 * HOUR);
    expect(await sentOf(clinic)).toHaveLength(1);
    // Another one, woken with both due: only the nearer one.
    const both = await aBooked();
    await workDue(both.clinic, both.start - HOUR);
    expect((await sentOf(both.clinic)).map(({ subject }) => subject)).toEqual(["Hoy te esperamos a las 10:00"]);
    const over = await aBooked();
    await workDue(over.clinic, over.start + DAY);
    expect(await sentOf(over.clinic)).toEqual([]);
  });

  test("are planned although the planning itself was late by a stop", async () => {
    const clinic = await aClinic();
    const start = clinic.at("2026-03-05T10:00");
    const made = await createAppointment(clinic.as("secretary"), {
      serviceId: clinic.services.session,
      professionalId: clinic.ana,
      start,
      client: { id: clinic.pedro },
      outsideHours: false,
      chargeCredits: false,
    });
    if (!made.ok) throw new Error(made.reason);
    await plan(clinic, made.appointmentId, start - 20 * HOUR);
    await workDue(clinic, start - 20 * HOUR);
    expect(await sentOf(clinic)).toHaveLength(1);
  });

  test("do not leave for an appointment made when their moment was over", async () => {
    const { clinic, start } = await aBooked({}, "2026-03-02T12:00");
    await workDue(clinic, start - HOUR);
    expect((await sentOf(clinic)).map(({ subject }) => subject)).toEqual(["Hoy te esperamos a las 12:00"]);
  });

  test("count hours that pass, and name the hour on the wall, over the night of a clock change", async () => {
    const { clinic, start } = await aBooked(
      { timeZone: "Europe/Madrid", today: "2026-03-26T08:00" },
      "2026-03-30T10:00",
    );
    const [first] = await rowsOf(clinic);
    expect(first?.remindAt.toISOString()).toBe("2026-03-28T08:00:00.000Z");
    await workDue(clinic, start - 48 * HOUR);
    const [letter] = await sentOf(clinic);
    expect(letter?.text).toContain("lunes, 30 de marzo a las 10:00");
    expect(letter?.text).toContain("verano");
  });

  test("follow a rule that is changed, paused or deleted", async () => {
    const { clinic, start } = await aBooked();
    const admin = clinic.browser("admin");
    const { rules } = await admin.api.reminders.rules();
    const [far, near] = rules;
    if (!far || !near) throw new Error("no rules");
    expect(await admin.api.reminders.saveRule({ ...far, offsetMin: 24 * 60 })).toMatchObject({ ok: true });
    await replanRule(clinic.as("job"), { ruleId: far.id, at: clinic.now });
    await replanRule(clinic.as("job"), { ruleId: far.id, at: clinic.now });
    expect(
      (await jobsOf(clinic, "reminders.send")).map(({ start_after }) => (start - start_after.getTime()) / HOUR),
    ).toEqual([48, 24, 3]);
    await workDue(clinic, start - 30 * HOUR);
    expect(await sentOf(clinic)).toEqual([]);
    await workDue(clinic, start - 24 * HOUR);
    expect(await sentOf(clinic)).toHaveLength(1);
    await admin.api.reminders.saveRule({ ...near, active: false });
    await workDue(clinic, start - HOUR);
    expect(await sentOf(clinic)).toHaveLength(1);
    expect(await admin.api.reminders.removeRule({ id: near.id })).toEqual({ ok: true });
    expect(await rowsOf(clinic)).toHaveLength(1);
  });

  test("for some services leave the others alone", async () => {
    const { clinic, start } = await aBooked();
    const admin = clinic.browser("admin");
    for (const rule of (await admin.api.reminders.rules()).rules)
      await admin.api.reminders.saveRule({ ...rule, serviceIds: [clinic.services.visit] });
    await workDue(clinic, start - HOUR);
    expect(await sentOf(clinic)).toEqual([]);
    const [rule] = (await admin.api.reminders.rules()).rules;
    if (!rule) throw new Error("no rule");
    expect(await admin.api.reminders.saveRule({ ...rule, serviceIds: [newId()] })).toMatchObject({
      ok: false,
      reason: "NOT_FOUND",
    });
  });
});

describe("the words of a rule", () => {
  const words = {
    subject: { "es-AR": "Hola {client}", en: "Hi {client}" },
    body: { "es-AR": "A las {time}. {confirm_link}", en: "At {time}." },
  };
  const rule = { ...words, offsetMin: 60, serviceIds: null, active: true };

  test("that name what does not exist are refused, by that name", async () => {
    const admin = (await aClinic()).browser("admin");
    const unknown = { ...rule, body: { ...rule.body, en: "At {hour}" } };
    expect(await admin.api.reminders.saveRule(unknown)).toEqual({
      ok: false,
      reason: "UNKNOWN_PLACEHOLDER",
      placeholder: "{hour}",
    });
    expect(await admin.api.reminders.preview(unknown)).toMatchObject({
      reason: "UNKNOWN_PLACEHOLDER",
      placeholder: "{hour}",
    });
  });

  test("are shown as they would leave, in both languages, and escaped", async () => {
    const admin = (await aClinic()).browser("admin");
    const seen = await admin.api.reminders.preview({
      ...words,
      body: { "es-AR": "<script>x</script> {time}", en: "Hi" },
    });
    expect(seen).toMatchObject({ ok: true, "es-AR": { subject: "Hola Clara" }, en: { subject: "Hi Clara" } });
    const html = (seen as unknown as Record<string, { html: string }>)["es-AR"]?.html ?? "";
    expect(html).toContain("&lt;script&gt;x&lt;/script&gt; 10:00");
    expect(html).not.toContain("%UNSUBSCRIBE%");
  });

  test.each([
    { offsetMin: 14 },
    { offsetMin: 20_161 },
    { offsetMin: 60.5 },
    { serviceIds: [] },
    { subject: { "es-AR": "", en: " " } },
    { body: { "es-AR": "x".repeat(2001), en: "x" } },
  ])("%j is not taken", async (bad) => {
    await expect((await aClinic()).browser("admin").api.reminders.saveRule({ ...rule, ...bad })).rejects.toThrow();
  });

  test("are an admin's, ten rules at most, and the two of the beginning come once", async () => {
    const clinic = await aClinic();
    await expect(clinic.browser("secretary").api.reminders.saveRule(rule)).rejects.toThrow();
    const begin = () => clinic.write((tx) => beginReminders(tx, clinic.as("job")));
    await Promise.all([begin(), begin()]);
    expect(await clinic.read((tx) => tx.$count(reminderRules))).toBe(DEFAULT_RULES.length);
    const admin = clinic.browser("admin");
    for (let n = DEFAULT_RULES.length; n < 10; n++)
      expect(await admin.api.reminders.saveRule(rule)).toMatchObject({ ok: true });
    expect(await admin.api.reminders.saveRule(rule)).toEqual({ ok: false, reason: "TOO_MANY_RULES" });
    for (const { id } of (await admin.api.reminders.rules()).rules) await admin.api.reminders.removeRule({ id });
    await begin();
    expect(await clinic.read((tx) => tx.$count(reminderRules))).toBe(0);
  });
});

describe("a reminder's link", () => {
  async function aLink() {
    const booked = await aBooked();
    const [reminder] = await rowsOf(booked.clinic);
    return { ...booked, token: signToken(booked.clinic.tenantId, "reminder", reminder?.id ?? "") };
  }
  const comingAt = async (clinic: Clinic, id: string) =>
    (
      await clinic.read((tx) =>
        tx.select({ at: appointments.clientConfirmedAt }).from(appointments).where(eq(appointments.id, id)),
      )
    )[0]?.at ?? null;

  test("says nothing by being opened, and says it by the button, once", async () => {
    const { clinic, id, token } = await aLink();
    const ctx = clinic.as("visitor");
    expect(await clinic.read((tx) => readReminder(tx, ctx, token))).toMatchObject({
      status: "confirmed",
      coming: false,
      moved: false,
      hasAccount: false,
    });
    expect(await comingAt(clinic, id)).toBeNull();
    expect(await clinic.browser("visitor").api.reminders.confirmComing({ token })).toEqual({ ok: true });
    expect(await confirmComing({ ...ctx, now: ctx.now + HOUR }, { token })).toEqual({ ok: true });
    expect((await comingAt(clinic, id))?.getTime()).toBe(clinic.now);
  });

  test("speaks for its own start: after a move it is outdated, and the word is asked for anew", async () => {
    const { clinic, id, token } = await aLink();
    await confirmComing(clinic.as("visitor"), { token });
    await rescheduleAppointment(clinic.as("secretary"), {
      id,
      start: clinic.at("2026-03-10T15:00"),
      outsideHours: false,
    });
    expect(await comingAt(clinic, id)).toBeNull();
    expect(await confirmComing(clinic.as("visitor"), { token })).toEqual({ ok: false, reason: "REMINDER_OUTDATED" });
    expect(await clinic.read((tx) => readReminder(tx, clinic.as("visitor"), token))).toMatchObject({ moved: true });
  });

  test("is worth nothing for what is cancelled or over, nor elsewhere, nor when tampered with", async () => {
    const { clinic, id, token, start } = await aLink();
    expect(await confirmComing(clinic.as("visitor", { now: start }), { token })).toEqual({ ok: false, reason: "PAST" });
    const other = await aClinic();
    expect(await confirmComing(other.as("visitor"), { token })).toEqual({ ok: false, reason: "LINK_INVALID" });
    expect(
      await confirmComing(clinic.as("visitor"), {
        token: `${token.slice(0, 40)}${token[40] === "A" ? "B" : "A"}${token.slice(41)}`,
      }),
    ).toEqual({ ok: false, reason: "LINK_INVALID" });
    await cancelAppointment(clinic.as("secretary"), { id });
    expect(await confirmComing(clinic.as("visitor"), { token })).toMatchObject({
      ok: false,
      reason: "INVALID_TRANSITION",
    });
  });
});

describe("opting out", () => {
  const post = async (clinic: Clinic, path: string) => {
    const { host } = new URL(await originOf(clinic.as("job")));
    return api.fetch(
      new Request(`http://${host}${path}`, { method: "POST", headers: { host }, body: "List-Unsubscribe=One-Click" }),
      { requestId: "r", address: "", remember: () => undefined },
    );
  };

  test("is one POST from the letter's header, stops that topic alone, and can be undone", async () => {
    const { clinic, start } = await aBooked();
    await workDue(clinic, start - 48 * HOUR);
    const [letter] = await sentOf(clinic);
    if (!letter) throw new Error("no letter");
    await sendLetter(clinic.as("job"), { letterId: letter.id });
    const raw = mail.letters().find(({ to }) => to.includes("pedro@correo.example"));
    const token = signToken(clinic.tenantId, "opt-out", letter.id);
    const origin = await originOf(clinic.as("job"));
    expect(raw?.html).toContain(`${origin}/baja/${token}`);
    expect(raw?.text).toContain(`${origin}/baja/${token}`);
    expect(JSON.stringify(raw)).toContain(`/api/unsubscribe/${token}`);
    expect(JSON.stringify(letter)).not.toContain(token);

    const other = await aClinic();
    expect((await post(other, `/api/unsubscribe/${token}`)).status).toBe(404);
    expect((await post(clinic, "/api/unsubscribe/nonsense")).status).toBe(404);
    expect((await post(clinic, `/api/unsubscribe/${token}`)).status).toBe(204);
    expect((await post(clinic, `/api/unsubscribe/${token}`)).status).toBe(204);
    expect(
      await clinic.read((tx) =>
        tx.select({ email: letterOptouts.email, topic: letterOptouts.topic }).from(letterOptouts),
      ),
    ).toEqual([{ email: "pedro@correo.example", topic: "reminders" }]);

    await workDue(clinic, start - 3 * HOUR);
    expect(await sentOf(clinic)).toHaveLength(1);
    expect((await rowsOf(clinic)).at(-1)?.status).toBe("skipped");
    const essential = {
      kind: "appointment.confirmed",
      cause: newId(),
      recipient: "Pedro@correo.example",
      locale: "es-AR",
      subject: "x",
      text: "x",
      html: "x",
    } as const;
    expect(await clinic.write((tx) => queueLetter(tx, clinic.as("job"), essential))).toBe(true);
    expect(
      await clinic.write((tx) =>
        queueLetter(tx, clinic.as("job"), { ...essential, cause: newId(), topic: "reminders" }),
      ),
    ).toBe(false);
    expect(await chooseLetters(clinic.as("visitor"), { token, out: false })).toMatchObject({ ok: true, out: false });
    expect(
      await clinic.write((tx) =>
        queueLetter(tx, clinic.as("job"), { ...essential, cause: newId(), topic: "reminders" }),
      ),
    ).toBe(true);
  });

  test("is not offered by an essential letter", async () => {
    const { clinic } = await aBooked();
    const [confirmation] = await clinic.read((tx) =>
      tx.select().from(letters).where(eq(letters.kind, "appointment.confirmed")),
    );
    if (!confirmation) throw new Error("no letter");
    expect(
      await chooseLetters(clinic.as("visitor"), {
        token: signToken(clinic.tenantId, "opt-out", confirmation.id),
        out: true,
      }),
    ).toEqual({ ok: false, reason: "LINK_INVALID" });
    expect(confirmation.html).not.toContain("UNSUBSCRIBE");
  });
});

describe("the daily digest", () => {
  const digestsOf = (clinic: Clinic) =>
    clinic.read((tx) =>
      tx.select().from(letters).where(eq(letters.kind, "staff.digest")).orderBy(letters.createdAt, letters.recipient),
    );
  const nextOf = async (clinic: Clinic) =>
    (await clinic.read((tx) => tx.select().from(reminderSettings)))[0]?.digestNextAt.getTime() ?? 0;
  const work = async (clinic: Clinic, at: number, now = at) => sendDigest(clinic.as("job", { now }), { at });
  const book = async (clinic: Clinic, start: string, professionalId: string) =>
    createAppointment(clinic.as("secretary"), {
      serviceId: clinic.services.visit,
      professionalId,
      start: clinic.at(start),
      client: { id: clinic.pedro },
      outsideHours: true,
      chargeCredits: false,
    });
  const begun = async (options: ClinicOptions = {}) => {
    const clinic = await aClinic(options);
    await clinic.write((tx) => beginReminders(tx, clinic.as("job")));
    return clinic;
  };

  test("tells each professional of their own day and the desk of everybody's, once", async () => {
    const clinic = await begun();
    await book(clinic, "2026-03-03T10:00", clinic.ana);
    await book(clinic, "2026-03-03T11:00", clinic.bruno);
    await book(clinic, "2026-03-03T12:00", clinic.bruno);
    const at = await nextOf(clinic);
    expect(at).toBe(clinic.at("2026-03-03T07:00"));
    await work(clinic, at);
    await work(clinic, at);
    const told = await digestsOf(clinic);
    expect(told.map(({ recipient, subject }) => [recipient.split("@")[0], subject])).toEqual([
      ["ana", "martes, 3 de marzo: 1 turno"],
      ["bruno", "martes, 3 de marzo: 2 turnos"],
      ["secretary", "martes, 3 de marzo: 3 turnos"],
    ]);
    expect(told[0]?.text).not.toContain("Bruno");
    expect(await nextOf(clinic)).toBe(clinic.at("2026-03-04T07:00"));
    expect((await jobsOf(clinic, "reminders.digest")).map(({ at: moment }) => Number(moment))).toEqual([
      at,
      clinic.at("2026-03-04T07:00"),
    ]);
  });

  test("says nothing of an empty day", async () => {
    const clinic = await begun();
    await work(clinic, await nextOf(clinic));
    expect(await digestsOf(clinic)).toEqual([]);
  });

  test("catches up once after a stop of two days, and goes on", async () => {
    const clinic = await begun();
    for (const day of ["03", "04", "05", "06"]) await book(clinic, `2026-03-${day}T17:00`, clinic.ana);
    const at = await nextOf(clinic);
    const woken = clinic.at("2026-03-05T15:00");
    await work(clinic, at, woken);
    await work(clinic, at, woken);
    expect((await digestsOf(clinic)).map(({ cause }) => cause)).toEqual(["2026-03-05", "2026-03-05"]);
    expect(await nextOf(clinic)).toBe(clinic.at("2026-03-06T07:00"));
    await work(clinic, await nextOf(clinic));
    expect((await digestsOf(clinic)).at(-1)?.cause).toBe("2026-03-06");
  });

  test("comes at seven on the wall on both sides of a clock change", async () => {
    const clinic = await begun({ timeZone: "Europe/Madrid", today: "2026-03-27T08:00" });
    const moments: string[] = [];
    for (let day = 0; day < 3; day++) {
      const at = await nextOf(clinic);
      moments.push(new Date(at).toISOString());
      await work(clinic, at);
    }
    expect(moments).toEqual(["2026-03-28T06:00:00.000Z", "2026-03-29T05:00:00.000Z", "2026-03-30T05:00:00.000Z"]);
  });

  test("can be moved, stopped, and left by oneself", async () => {
    const clinic = await begun();
    await book(clinic, "2026-03-03T17:00", clinic.ana);
    const before = await nextOf(clinic);
    await clinic.browser("admin").api.reminders.saveDigest({ active: true, hour: 9 });
    await work(clinic, before);
    expect(await digestsOf(clinic)).toEqual([]);
    await clinic.browser("ana").api.reminders.chooseDigest({ wanted: false });
    expect(await clinic.browser("ana").api.reminders.myDigest()).toEqual({ wanted: false, active: true, hour: 9 });
    expect(await nextOf(clinic)).toBe(clinic.at("2026-03-02T09:00"));
    await work(clinic, clinic.at("2026-03-02T09:00"), clinic.at("2026-03-03T09:00"));
    expect((await digestsOf(clinic)).map(({ recipient }) => recipient.split("@")[0])).toEqual(["secretary"]);
    await clinic.browser("admin").api.reminders.saveDigest({ active: false, hour: 9 });
    await book(clinic, "2026-03-04T17:00", clinic.ana);
    await work(clinic, await nextOf(clinic), clinic.at("2026-03-04T09:00"));
    expect(await digestsOf(clinic)).toHaveLength(1);
  });
});

test("another institution sees and moves nothing", async () => {
  const { clinic, id, start } = await aBooked();
  const other = await aClinic();
  for (const { id: reminderId, at } of await jobsOf(clinic, "reminders.send"))
    await sendReminder(other.as("job", { now: start - HOUR }), { reminderId, at: Number(at) });
  await planReminders(other.as("job"), { appointmentId: id });
  expect(await rowsOf(other)).toEqual([]);
  expect((await rowsOf(clinic)).every(({ status }) => status === "planned")).toBe(true);
  const [rule] = await clinic.read((tx) => tx.select().from(reminderRules).limit(1));
  expect(await other.browser("admin").api.reminders.removeRule({ id: rule?.id ?? "" })).toEqual({
    ok: false,
    reason: "NOT_FOUND",
  });
  expect(await clinic.read((tx) => tx.$count(reminders, and(eq(reminders.appointmentId, id))))).toBe(2);
});
