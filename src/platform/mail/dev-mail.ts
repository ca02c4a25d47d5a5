import { Hono } from "hono";
import type { CaughtLetter, MailCatcher } from "./catcher.ts";
import { letterPage, listPage } from "./dev-mail-pages.ts";

/** Links open by hand only, scripts never run, and nothing is loaded from elsewhere. */
const CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; base-uri 'self'; form-action 'none'";

/**
 * `/dev/mail` (latest first), `/dev/mail/3`, its attachments, and `/dev/mail.json?to=ana@example.org` for tests.
 * Mounted only where the catcher runs: a trial run on the embedded database.
 */
export function devMail(catcher: Pick<MailCatcher, "letters">): Hono {
  const find = (id: string) => catcher.letters().find((letter) => String(letter.id) === id);
  const app = new Hono();
  app.use("/dev/*", async (c, next) => {
    await next();
    c.header("Content-Security-Policy", CSP);
    c.header("Cache-Control", "no-store");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
  });
  app.get("/dev/mail", (c) => c.html(listPage(catcher.letters())));
  app.get("/dev/mail.json", (c) => {
    const to = c.req.query("to")?.toLowerCase();
    const letters = catcher.letters().filter((letter) => to === undefined || letter.to.includes(to));
    return c.json({ letters: letters.map(asJson) });
  });
  app.get("/dev/mail/:id", (c) => {
    const letter = find(c.req.param("id"));
    return letter ? c.html(letterPage(letter)) : c.notFound();
  });
  app.get("/dev/mail/:id/attachments/:number", (c) => {
    const attachment = find(c.req.param("id"))?.attachments[Number(c.req.param("number"))];
    if (!attachment) return c.notFound();
    return c.body(new Uint8Array(attachment.content), 200, {
      "Content-Type": attachment.mimeType,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
    });
  });
  return app;
}

function asJson(letter: CaughtLetter) {
  return {
    ...letter,
    receivedAt: new Date(letter.receivedAt).toISOString(),
    links: [...letter.html.matchAll(/href="([^"]+)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&")),
    attachments: letter.attachments.map(({ filename, mimeType, content }, number) => ({
      filename,
      mimeType,
      bytes: content.byteLength,
      url: `/dev/mail/${letter.id}/attachments/${number}`,
      ...(mimeType.startsWith("text/") ? { text: new TextDecoder().decode(content) } : {}),
    })),
  };
}
