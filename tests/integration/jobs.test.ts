import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { refuse } from "#lib/result.ts";
import { queueLetter } from "#modules/notifications/commands/queue-letter.ts";
import { letters } from "#modules/notifications/tables.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { startMailCatcher, type MailCatcher } from "#platform/mail/catcher.ts";
import type { Ctx } from "#platform/context.ts";
import { BOSS_SCHEMA } from "#platform/queue/boss.ts";
import { createQueue, defineJob, defineQueue, enqueue, PermanentFailure } from "#platform/queue/queue.ts";
import { startWorkers } from "#server/jobs/index.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

process.env["ROLE"] = "all";
const { database, superuser } = await anInstallation();

let mail: MailCatcher;
beforeAll(async () => {
  mail = await startMailCatcher();
  await startWorkers();
});
afterAll(() => mail.stop());

/** In real time: jobs start by the database's clock. */
const aLiveClinic = () => aClinic({ now: Date.now() });

async function aRequest(clinic: Clinic) {
  const browser = clinic.browser("clara");
  const slots = await browser.api.booking.slots({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    from: new Date().toISOString().slice(0, 10),
    days: 10,
  });
  const start = slots.ok ? slots.days.flatMap((day) => day.slots)[5]?.start : undefined;
  const held = await browser.api.booking.hold({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    start: start ?? 0,
  });
  if (!held.ok) throw new Error(held.reason);
  return { browser, id: held.holdId };
}

const aLetter = {
  kind: "test.letter",
  recipient: "ella@correo.example",
  locale: "es-AR",
  subject: "Turno",
  text: "Hola",
  html: "<p>Hola</p>",
} as const;

it("a booking's letters arrive within seconds, each once", async () => {
  const clinic = await aLiveClinic();
  const { browser, id } = await aRequest(clinic);
  await browser.api.booking.confirm({ holdId: id });
  await browser.api.booking.confirm({ holdId: id });
  const arrived = () =>
    mail
      .letters()
      .filter(({ html, text }) => `${html}${text}`.includes(clinic.tenant.slug))
      .flatMap(({ to }) => to)
      .toSorted();
  await expect.poll(arrived).toEqual(["ana@correo.example", "clara@correo.example", "recepcion@clinica.example"]);
  await expect
    .poll(async () => (await clinic.read((tx) => tx.select().from(letters))).map(({ status }) => status))
    .toEqual(["sent", "sent", "sent"]);
  expect(arrived()).toHaveLength(3);
});

it("a letter of what was rolled back is never sent, and one asked for twice is sent once", async () => {
  const clinic = await aLiveClinic();
  const ctx = clinic.as("secretary");
  const to = (name: string) => `${name}@${clinic.tenant.slug}.example`;
  await withTenant(ctx, async (tx) => {
    await queueLetter(tx, ctx, { ...aLetter, cause: "x", recipient: to("nobody") });
    return refuse("NO");
  });
  for (let time = 0; time < 2; time++)
    await withTenant(ctx, (tx) => queueLetter(tx, ctx, { ...aLetter, cause: "y", recipient: to("once") }));
  const recipients = () =>
    mail
      .letters()
      .flatMap((letter) => letter.to)
      .filter((address) => address.endsWith(`@${clinic.tenant.slug}.example`));
  await expect.poll(recipients).toEqual([to("once")]);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(recipients()).toEqual([to("once")]);
});

it("a request that nobody answered expires by itself, and a hold goes", async () => {
  const clinic = await aLiveClinic();
  const { browser, id } = await aRequest(clinic);
  await browser.api.booking.confirm({ holdId: id });
  const hold = await clinic.browser("visitor").api.booking.hold({
    serviceId: clinic.services.visit,
    professionalId: clinic.bruno,
    start: await freeStart(clinic),
  });
  if (!hold.ok) throw new Error(hold.reason);
  // As if their time were up: the deadline, and the job that waits for it.
  await superuser`update appointments set expires_at = now() - interval '1 second' where tenant_id = ${clinic.tenantId}`;
  await superuser`update pgboss.job set start_after = now() where name = 'appointments.expire' and data->>'tenantId' = ${clinic.tenantId}`;
  const statuses = async () =>
    await clinic.read((tx) => tx.select({ id: appointments.id, status: appointments.status }).from(appointments));
  await expect.poll(statuses).toEqual([{ id, status: "expired" }]);
  await expect
    .poll(() =>
      mail
        .letters()
        .some((letter) => letter.to.includes("clara@correo.example") && letter.html.includes(clinic.tenant.slug)),
    )
    .toBe(true);
});

async function freeStart(clinic: Clinic): Promise<number> {
  const slots = await clinic.browser("visitor").api.booking.slots({
    serviceId: clinic.services.visit,
    professionalId: clinic.bruno,
    from: new Date().toISOString().slice(0, 10),
    days: 10,
  });
  return (slots.ok && slots.days.flatMap((day) => day.slots)[5]?.start) || 0;
}

/** A queue of this test's own, made as migration makes the product's. */
async function aQueue(name: string) {
  const queue = defineQueue({
    name,
    payload: z.object({ say: z.string() }),
    options: { retryLimit: 2, retryDelay: 1, retryDelayMax: 1 },
  });
  const owner = new PgBoss({
    schema: BOSS_SCHEMA,
    connectionString: database.ownerUrl,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await owner.start();
  await createQueue(owner, defineJob(queue, () => Promise.resolve()).queue);
  await owner.stop({ graceful: false });
  return queue;
}

it("a job runs in its own institution, is tried again when it fails, and at last goes to its dead letters", async () => {
  const clinic = await aLiveClinic();
  const ctx = clinic.as("secretary");
  const queue = await aQueue("test.failing");
  const tried: unknown[] = [];
  const buried: unknown[] = [];
  const note = ({ tenantId, actor, requestId }: Ctx, { say }: { say: string }) => ({
    tenantId,
    actor: actor.type,
    requestId,
    say,
  });
  const handler = (jobCtx: Ctx, payload: { say: string }) => {
    tried.push(note(jobCtx, payload));
    return Promise.reject(payload.say === "never" ? new PermanentFailure("no use") : new Error("not now"));
  };
  await defineJob(queue, handler, async (jobCtx, payload) => void buried.push(note(jobCtx, payload))).start();

  const expected = (say: string) => ({ tenantId: clinic.tenantId, actor: "job", requestId: ctx.requestId, say });
  await withTenant(ctx, (tx) => enqueue(tx, ctx, queue, { say: "again" }));
  await expect.poll(() => buried).toEqual([expected("again")]);
  expect(tried).toEqual([1, 2, 3].map(() => expected("again")));

  // What cannot be helped is not tried again.
  await withTenant(ctx, (tx) => enqueue(tx, ctx, queue, { say: "never" }));
  await expect.poll(() => buried.length).toBe(2);
  expect(tried).toHaveLength(4);
});

it("what a rolled-back transaction asked for is never done", async () => {
  const clinic = await aLiveClinic();
  const ctx = clinic.as("secretary");
  const queue = await aQueue("test.quiet");
  const done: string[] = [];
  await defineJob(queue, async (_ctx, { say }) => void done.push(say)).start();
  await withTenant(ctx, async (tx) => {
    await enqueue(tx, ctx, queue, { say: "refused" });
    return refuse("NO");
  });
  const startedAt = performance.now();
  await withTenant(ctx, (tx) => enqueue(tx, ctx, queue, { say: "committed" }));
  await expect.poll(() => done, { interval: 5 }).toEqual(["committed"]);
  console.info(`jobs: from commit to start in ${String(Math.round(performance.now() - startedAt))} ms`);
});
