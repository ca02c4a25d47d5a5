import { and, desc, eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import PostalMime from "postal-mime";
import { newId } from "#lib/ids.ts";
import { auditLog } from "#modules/audit/tables.ts";
import { buryLetter } from "#modules/notifications/commands/bury-letter.ts";
import { setOptOut } from "#modules/notifications/commands/choose-letters.ts";
import { queueLetter, type Letter } from "#modules/notifications/commands/queue-letter.ts";
import { sendLetter } from "#modules/notifications/commands/send-letter.ts";
import { letterJobs } from "#modules/notifications/jobs.ts";
import { letters } from "#modules/notifications/tables.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { PermanentFailure } from "#platform/queue/queue.ts";
import { signToken } from "#platform/tokens.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

/** A real SMTP server whose mood the test sets: the codes it answers next, then it accepts. */
const mailbox = { answers: [] as number[], received: [] as string[] };
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const code = mailbox.answers.shift();
      if (code) return done(Object.assign(new Error("not now"), { responseCode: code }));
      mailbox.received.push(Buffer.concat(chunks).toString());
      done();
    });
  },
});
await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
const address = server.server.address();
process.env["SMTP_URL"] = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
process.env["MAIL_FROM"] = "Zaguán <no-reply@zaguan.test>";
await anInstallation();

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic({ now: Date.now() });
});
beforeEach(() => {
  mailbox.answers = [];
  mailbox.received = [];
});
afterAll(() => server.close());

const plain: Letter = {
  kind: "test.plain",
  cause: "",
  recipient: "ana@example.org",
  locale: "es-AR",
  subject: "Señal 🌵",
  text: "Hola",
  html: "<p>Hola</p>",
};

async function aLetter(changes: Partial<Letter> = {}): Promise<string> {
  const cause = newId();
  await clinic.write((tx) => queueLetter(tx, clinic.as("secretary"), { ...plain, cause, ...changes }));
  const [row] = await clinic.read((tx) =>
    tx
      .select()
      .from(letters)
      .where(eq(letters.cause, changes.cause ?? cause)),
  );
  if (!row) throw new Error("no letter");
  return row.id;
}

const send = (letterId: string) => sendLetter(clinic.as("job"), { letterId });
const stateOf = async (letterId: string) =>
  (await clinic.read((tx) => tx.select().from(letters).where(eq(letters.id, letterId))))[0];

describe("a letter", () => {
  test("leaves once, in the institution's name, and says so", async () => {
    const id = await aLetter();
    await send(id);
    await send(id);
    expect(mailbox.received).toHaveLength(1);
    const mail = await PostalMime.parse(mailbox.received[0] ?? "");
    expect(mail.from).toMatchObject({ name: clinic.tenant.name, address: "no-reply@zaguan.test" });
    expect(mail.replyTo?.[0]?.address).toBe("recepcion@clinica.example");
    expect(mail.subject).toBe("Señal 🌵");
    expect(mail.messageId).toBe(`<${id}@zaguan.test>`);
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 1, lastError: null });
  });

  test("about the same thing is written once", async () => {
    const cause = newId();
    expect(await aLetter({ cause })).toBe(await aLetter({ cause }));
  });

  test("carries its one-time link, which is stored nowhere", async () => {
    const tokenId = newId();
    const id = await aLetter({
      kind: "identity.reset_password",
      tokenId,
      text: "Seguí: %LINK%",
      html: '<a href="%LINK%">Seguí</a>',
    });
    await send(id);
    const link = `${await originOf(clinic.as("job"))}/nueva-clave/${signToken(clinic.tenantId, "reset_password", tokenId)}`;
    const mail = await PostalMime.parse(mailbox.received[0] ?? "");
    expect(mail.text?.trim()).toBe(`Seguí: ${link}`);
    expect(mail.html).toContain(`href="${link}"`);
    expect(JSON.stringify(await stateOf(id))).not.toContain(signToken(clinic.tenantId, "reset_password", tokenId));
  });

  test("brings its attachments", async () => {
    const id = await aLetter({
      attachments: [{ filename: "turno.ics", contentType: "text/calendar; charset=utf-8", content: "BEGIN:VCALENDAR" }],
    });
    await send(id);
    const mail = await PostalMime.parse(mailbox.received[0] ?? "", { attachmentEncoding: "utf8" });
    expect(mail.attachments[0]).toMatchObject({ filename: "turno.ics", mimeType: "text/calendar" });
  });

  test("is tried again after a temporary refusal, under the same Message-ID", async () => {
    mailbox.answers = [451, 421];
    const id = await aLetter();
    await expect(send(id)).rejects.toThrow("451");
    expect(await stateOf(id)).toMatchObject({ status: "queued", attempts: 1 });
    await expect(send(id)).rejects.not.toBeInstanceOf(PermanentFailure);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 3, lastError: null });
    expect(mailbox.received[0]).toContain(`<${id}@zaguan.test>`);
  });

  test("that will never be taken is given up at once, with the reason", async () => {
    mailbox.answers = [550];
    const id = await aLetter();
    await expect(send(id)).rejects.toBeInstanceOf(PermanentFailure);
    expect((await stateOf(id))?.lastError).toContain("550");
    await buryLetter(clinic.as("job"), { letterId: id });
    await buryLetter(clinic.as("job"), { letterId: id });
    expect((await stateOf(id))?.status).toBe("dead");
    expect(
      await clinic.read((tx) =>
        tx
          .select()
          .from(auditLog)
          .where(and(eq(auditLog.action, "letter.bury"), eq(auditLog.subjectId, id))),
      ),
    ).toHaveLength(1);
  });

  test("of another institution is not there", async () => {
    const id = await aLetter();
    const other = await aClinic();
    await sendLetter(other.as("job"), { letterId: id });
    await buryLetter(other.as("job"), { letterId: id });
    expect(mailbox.received).toEqual([]);
    expect((await stateOf(id))?.status).toBe("queued");
  });
});

describe("a dead letter", () => {
  const aDeadLetter = async () => {
    const id = await aLetter();
    await buryLetter(clinic.as("job"), { letterId: id });
    return id;
  };

  test("is sent again by an admin, once however often it is asked at the same time", async () => {
    const letterId = await aDeadLetter();
    const answers = await Promise.all([1, 2, 3, 4].map(() => clinic.browser("admin").api.letters.resend({ letterId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stateOf(letterId)).toMatchObject({ status: "queued", attempts: 0 });
    await send(letterId);
    expect(await clinic.browser("admin").api.letters.resend({ letterId })).toMatchObject({ reason: "LETTER_NOT_DEAD" });
  });

  test("is not for others to see or send", async () => {
    const letterId = await aDeadLetter();
    await expect(clinic.browser("secretary").api.letters.list({})).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
    await expect(clinic.browser("secretary").api.letters.resend({ letterId })).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
    const other = await aClinic();
    expect(await other.browser("admin").api.letters.resend({ letterId })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect((await other.browser("admin").api.letters.list({})).letters).toEqual([]);
    const dead = await clinic.browser("admin").api.letters.list({ status: "dead" });
    expect(dead.letters.map(({ id }) => id)).toContain(letterId);
    expect(dead.letters[0]).not.toHaveProperty("html");
  });
});

describe("a letter that was written", () => {
  test("is opened by an admin alone, without its one-time link, and that is written down", async () => {
    const letterId = await aLetter({
      kind: "identity.reset_password",
      tokenId: newId(),
      html: '<a href="%LINK%">x</a>',
    });
    const opened = await clinic.browser("admin").api.letters.open({ letterId });
    expect(opened).toMatchObject({ ok: true, recipient: "ana@example.org", html: '<a href="#">x</a>' });
    const lines = await clinic.read((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.action, "letter.open"), eq(auditLog.subjectId, letterId))),
    );
    expect(lines).toMatchObject([{ actorId: clinic.users.admin.userId, data: { recipient: "ana@example.org" } }]);
    await expect(clinic.browser("secretary").api.letters.open({ letterId })).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
    const other = await aClinic();
    expect(await other.browser("admin").api.letters.open({ letterId })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  test("that has arrived leaves once more where that is meant, as a message of its own, and is not doubled", async () => {
    const letterId = await aLetter();
    await send(letterId);
    const admin = clinic.browser("admin").api.letters;
    expect(await admin.resend({ letterId })).toMatchObject({ reason: "LETTER_NOT_DEAD" });
    const before = await clinic.read((tx) => tx.$count(letters));
    await Promise.all([1, 2].map(() => admin.resend({ letterId, again: true })));
    expect(await clinic.read((tx) => tx.$count(letters))).toBe(before + 1);
    expect(await stateOf(letterId)).toMatchObject({ status: "sent", attempts: 1 });
    const [copy] = await clinic.read((tx) => tx.select().from(letters).orderBy(desc(letters.id)).limit(1));
    expect(copy).toMatchObject({ subject: plain.subject, html: plain.html, status: "queued" });
    await send(copy?.id ?? "");
    expect(mailbox.received).toHaveLength(2);
    expect(mailbox.received[1]).toContain(`<${copy?.id ?? ""}@zaguan.test>`);
  });

  test("is not sent to somebody who has since asked for no more of its kind", async () => {
    const letterId = await aLetter({ topic: "reminders", recipient: "no-more@example.org" });
    await send(letterId);
    await clinic.write((tx) =>
      setOptOut(tx, clinic.as("job"), { email: "no-more@example.org", topic: "reminders", out: true }),
    );
    expect(await clinic.browser("admin").api.letters.resend({ letterId, again: true })).toEqual({
      ok: false,
      reason: "LETTER_UNWANTED",
    });
  });
});

describe("being dead", () => {
  test("is the end of a letter that the queue could not deliver", async () => {
    for (const job of letterJobs) await job.start();
    // The letters of the tests above are still queued: they leave now, and this one does not.
    await expect.poll(() => clinic.read((tx) => tx.$count(letters, eq(letters.status, "queued")))).toBe(0);
    mailbox.answers = [550];
    const id = await aLetter();
    await expect.poll(async () => (await stateOf(id))?.status).toBe("dead");
    const delivered = await aLetter();
    await expect.poll(async () => (await stateOf(delivered))?.status).toBe("sent");
  });
});
