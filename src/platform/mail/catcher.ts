import PostalMime, { type Address, type Attachment } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { once } from "#platform/registry.ts";

/** A letter that went no further than this machine. */
export interface CaughtLetter {
  /** Counts from 1 in the order of arrival. */
  id: number;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** The envelope's recipients, lower case. */
  to: string[];
  from: string;
  subject: string;
  messageId: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  attachments: { filename: string; mimeType: string; contentId: string | undefined; content: Uint8Array }[];
}

export interface MailCatcher {
  smtpUrl: string;
  /** Latest first. */
  letters(): readonly CaughtLetter[];
  stop(): Promise<void>;
}

const KEPT = 200;
const LARGEST_BYTES = 20_000_000;

const holder = () => once<{ current: MailCatcher | undefined }>("mail.catcher", () => ({ current: undefined }));

/** The catcher of this process, if one was started. */
export function mailCatcher(): MailCatcher | undefined {
  return holder().current;
}

/** Starts a real SMTP server on the loopback interface that keeps the last 200 letters in memory and delivers none. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const caught: CaughtLetter[] = [];
  let arrived = 0;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    authOptional: true,
    size: LARGEST_BYTES,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        readLetter(Buffer.concat(chunks), to).then(
          (letter) => {
            caught.unshift({ ...letter, id: ++arrived });
            caught.length = Math.min(caught.length, KEPT);
            callback();
          },
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  // A client that hangs up half way is its own affair.
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const catcher: MailCatcher = {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    letters: () => caught,
    stop: async () => {
      if (holder().current === catcher) holder().current = undefined;
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  holder().current = catcher;
  return catcher;
}

async function readLetter(raw: Uint8Array, to: string[]): Promise<Omit<CaughtLetter, "id">> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  return {
    receivedAt: Date.now(),
    to,
    from: nameAndAddress(email.from),
    subject: email.subject ?? "",
    messageId: email.messageId ?? "",
    text: email.text ?? "",
    html: email.html ?? "",
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: email.attachments.map((attachment) => ({
      filename: attachment.filename ?? "attachment",
      mimeType: attachment.mimeType,
      contentId: attachment.contentId?.replace(/^<|>$/g, ""),
      content: bytesOf(attachment),
    })),
  };
}

function nameAndAddress(address: Address | undefined): string {
  if (!address?.address) return "";
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}
