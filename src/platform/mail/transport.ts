import { createTransport } from "nodemailer";
import { env } from "#env.ts";
import { once } from "#platform/registry.ts";
import { mailCatcher } from "./catcher.ts";
import { failureOf } from "./failure.ts";
import type { Letter, SendResult } from "./letter.ts";

/** Sends letters through one SMTP server, over a few connections that stay open for a while. */
export interface MailTransport {
  send(letter: Letter): Promise<SendResult>;
  close(): void;
}

/** @param smtpUrl `smtp://` (STARTTLS where offered) or `smtps://`, with the account in it */
export function mailTransport(smtpUrl: string, from: string): MailTransport {
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    maxMessages: 100,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A letter's content is data: it never makes us read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      try {
        const sent = await pool.sendMail({
          ...letter,
          from: letter.from ?? from,
          headers: { ...letter.headers },
          attachments: letter.attachments?.map(({ filename, content, contentType }) => ({
            filename,
            contentType,
            content: typeof content === "string" ? content : Buffer.from(content),
          })),
        });
        return { ok: true, response: sent.response };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => pool.close(),
  };
}

/** Whether there is anywhere to send to: SMTP_URL, or the catcher of a trial run. */
export function mailConfigured(): boolean {
  return smtpUrl() !== undefined;
}

/** Sends one letter from this process. Expected failures are values; a retry is the caller's, that is, the queue's. */
export async function sendMail(letter: Letter): Promise<SendResult> {
  const url = smtpUrl();
  if (!url)
    return { ok: false, reason: "temporary", code: "NO_SMTP", detail: "SMTP_URL is not set: the letter waits." };
  return await once(`mail.transport ${url}`, () => mailTransport(url, env().MAIL_FROM)).send(letter);
}

function smtpUrl(): string | undefined {
  return env().SMTP_URL ?? mailCatcher()?.smtpUrl;
}
