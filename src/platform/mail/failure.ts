import type { SendResult } from "./letter.ts";

/** Reads nodemailer's error: `responseCode` is what the server said, `code` what happened where it said nothing. */
export function failureOf(error: unknown): SendResult & { ok: false } {
  const { responseCode, code } = fieldsOf(error);
  return {
    ok: false,
    reason: isPermanent(responseCode, code) ? "permanent" : "temporary",
    code: responseCode ? String(responseCode) : code || "UNKNOWN",
    detail: error instanceof Error ? error.message : String(error),
  };
}

function isPermanent(responseCode: number | undefined, code: string): boolean {
  // 535 and its like are about our own account: once that is put right, the letter goes out.
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2" || code === "ETLS") return false;
  if (responseCode !== undefined) return responseCode >= 500 && responseCode < 600;
  // Without the server's word it is our own check of the address or the content: the next attempt ends alike.
  return code === "EENVELOPE" || code === "EMESSAGE";
}

function fieldsOf(error: unknown): { responseCode: number | undefined; code: string } {
  if (!(error instanceof Error)) return { responseCode: undefined, code: "" };
  const responseCode =
    "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : undefined;
  return { responseCode, code: "code" in error && typeof error.code === "string" ? error.code : "" };
}
