/** A letter as the modules hand it over: whole, in the recipient's language, with an identity of its own. */
export interface Letter {
  to: string;
  /** Default: MAIL_FROM. */
  from?: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  attachments?: readonly LetterAttachment[];
  /** `<something@host>`, the same at every attempt, so that a mailbox that has it already can tell. */
  messageId: string;
  headers?: Readonly<Record<string, string>>;
}

export interface LetterAttachment {
  filename: string;
  content: string | Uint8Array;
  /** Such as `text/calendar; method=REQUEST; charset=utf-8`. */
  contentType: string;
}

/**
 * How an attempt ended. `permanent`: the recipient's server will never take this letter (5xx, an address that cannot
 * exist). `temporary`: try again later (4xx, nobody answers, our own account is refused, no mail server is set).
 */
export type SendResult =
  | { ok: true; response: string }
  | { ok: false; reason: "permanent" | "temporary"; code: string; detail: string };
