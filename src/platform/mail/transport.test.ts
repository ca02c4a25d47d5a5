import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { startMailCatcher } from "./catcher.ts";
import { devMail } from "./dev-mail.ts";
import type { Letter } from "./letter.ts";
import { mailTransport } from "./transport.ts";

const FROM = "Clínica <hola@clinica.example>";

const letter: Letter = {
  to: "Ana@Example.org",
  subject: "Tu turno del martes ✓",
  text: "Te esperamos.",
  html: '<p>Te <b>esperamos</b>. <a href="https://clinica.example/turnos?a=1&amp;b=2">Ver</a></p><script>alert(1)</script>',
  messageId: "<turno-1@clinica.example>",
  headers: { "Auto-Submitted": "auto-generated" },
  attachments: [
    {
      filename: "turno.ics",
      content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
      contentType: "text/calendar; method=REQUEST",
    },
  ],
};

const atEnd: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end();
});

function transportTo(url: string) {
  const transport = mailTransport(url, FROM);
  atEnd.push(() => transport.close());
  return transport;
}

/** A real SMTP server that answers as told. */
async function aServer(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ disabledCommands: ["STARTTLS"], authOptional: true, logger: false, ...options });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  atEnd.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

async function aCatcher() {
  const catcher = await startMailCatcher();
  atEnd.push(catcher.stop);
  return catcher;
}

describe("sending", () => {
  it("hands the whole letter over", async () => {
    const catcher = await aCatcher();
    expect(await transportTo(catcher.smtpUrl).send(letter)).toMatchObject({ ok: true });
    const [caught] = catcher.letters();
    expect(caught).toMatchObject({
      to: ["ana@example.org"],
      from: FROM,
      subject: letter.subject,
      messageId: letter.messageId,
      html: expect.stringContaining("<b>esperamos</b>"),
    });
    expect(caught?.text.trim()).toBe("Te esperamos.");
    expect(caught?.headers).toContainEqual({ name: "Auto-Submitted", value: "auto-generated" });
    expect(new TextDecoder().decode(caught?.attachments[0]?.content)).toContain("BEGIN:VCALENDAR");
  });

  it("calls a 5xx permanent", async () => {
    const at = await aServer({ onRcptTo: (_address, _session, done) => done(refusal(550, "No such mailbox")) });
    expect(await transportTo(`smtp://${at}`).send(letter)).toMatchObject({
      ok: false,
      reason: "permanent",
      code: "550",
    });
  });

  it("calls a 4xx temporary", async () => {
    const at = await aServer({ onRcptTo: (_address, _session, done) => done(refusal(451, "Try later")) });
    expect(await transportTo(`smtp://${at}`).send(letter)).toMatchObject({
      ok: false,
      reason: "temporary",
      code: "451",
    });
  });

  it("calls a refusal after the content by its code too", async () => {
    const at = await aServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(refusal(554, "Spam")));
      },
    });
    expect(await transportTo(`smtp://${at}`).send(letter)).toMatchObject({
      ok: false,
      reason: "permanent",
      code: "554",
    });
  });

  it("calls a refused account temporary: the letter is not to blame", async () => {
    const at = await aServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, "Bad password")),
    });
    expect(await transportTo(`smtp://user:wrong@${at}`).send(letter)).toMatchObject({
      ok: false,
      reason: "temporary",
      code: "535",
    });
  });

  it("calls a server that does not answer temporary", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await transportTo(`smtp://127.0.0.1:${port}`).send(letter)).toMatchObject({
      ok: false,
      reason: "temporary",
      code: "ESOCKET",
    });
  });

  it("calls an address that cannot exist permanent", async () => {
    const catcher = await aCatcher();
    expect(await transportTo(catcher.smtpUrl).send({ ...letter, to: "" })).toMatchObject({
      ok: false,
      reason: "permanent",
    });
    expect(catcher.letters()).toEqual([]);
  });

  it("lets no line break in a subject or a name become a header", async () => {
    const catcher = await aCatcher();
    await transportTo(catcher.smtpUrl).send({ ...letter, subject: "Hola\r\nBcc: otro@example.org" });
    expect(catcher.letters()[0]?.to).toEqual(["ana@example.org"]);
    expect(catcher.letters()[0]?.headers.map(({ name }) => name.toLowerCase())).not.toContain("bcc");
  });
});

describe("the catcher", () => {
  it("keeps the last two hundred, latest first", async () => {
    const catcher = await aCatcher();
    const transport = transportTo(catcher.smtpUrl);
    for (let index = 1; index <= 205; index++)
      await transport.send({ ...letter, attachments: [], subject: `n ${index}` });
    expect(catcher.letters()).toHaveLength(200);
    expect(catcher.letters()[0]?.subject).toBe("n 205");
    expect(catcher.letters().at(-1)?.subject).toBe("n 6");
  });

  it("shows its letters as JSON by recipient, in any case", async () => {
    const catcher = await aCatcher();
    const transport = transportTo(catcher.smtpUrl);
    await transport.send(letter);
    await transport.send({ ...letter, to: "beto@example.org" });
    const app = devMail(catcher);
    const answer = (await (await app.request("/dev/mail.json?to=ANA@example.org")).json()) as {
      letters: Record<string, unknown>[];
    };
    expect(answer.letters).toHaveLength(1);
    expect(answer.letters[0]).toMatchObject({
      to: ["ana@example.org"],
      links: ["https://clinica.example/turnos?a=1&b=2"],
      attachments: [{ filename: "turno.ics", mimeType: "text/calendar", text: expect.stringContaining("VCALENDAR") }],
    });
  });

  it("shows a letter in a frame that cannot run scripts, and hands out its attachments", async () => {
    const catcher = await aCatcher();
    await transportTo(catcher.smtpUrl).send({ ...letter, subject: "<img src=x>" });
    const app = devMail(catcher);
    const list = await (await app.request("/dev/mail")).text();
    expect(list).toContain("&lt;img src=x&gt;");
    const shown = await app.request("/dev/mail/1");
    const page = await shown.text();
    expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('sandbox="allow-top-navigation-by-user-activation"');
    const file = await app.request("/dev/mail/1/attachments/0");
    expect(file.headers.get("content-disposition")).toContain("turno.ics");
    expect(await file.text()).toContain("BEGIN:VCALENDAR");
    expect((await app.request("/dev/mail/2")).status).toBe(404);
    expect((await app.request("/dev/mail/1/attachments/1")).status).toBe(404);
  });
});
