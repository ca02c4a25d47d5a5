import type { VisitReceipt } from "../../schemas.ts";
import { type KeptVisit, keepVisit, moveVisit, visitsOf } from "./kept-visits.ts";
import { nowSending } from "./sending.ts";
import { upload } from "./upload.ts";

type Answer = ({ ok: true } & VisitReceipt) | { ok: false; reason: string } | { error: { code: string } };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

let wait = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends what this person finished, the oldest first; what could not be sent is tried again, later each time. Tabs take
 * turns, and with the worker (public/sw.js, which decides alike); were two to send the same visit all the same, it would
 * count once and both would hear the same.
 */
export async function sendVisits(userId: string): Promise<void> {
  clearTimeout(timer);
  const all = await withTabLock(() => sendAll(userId));
  if (all) wait = FIRST_WAIT_MS;
  else {
    timer = setTimeout(() => void sendVisits(userId), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** Sending is tried at once and then often again: there is a network. */
export function sendSoon(userId: string): void {
  wait = FIRST_WAIT_MS;
  void sendVisits(userId);
}

const withTabLock = (work: () => Promise<boolean>): Promise<boolean> =>
  "locks" in navigator ? navigator.locks.request("zaguan-send-visits", work) : work();

async function sendAll(userId: string): Promise<boolean> {
  const waiting = (await visitsOf(userId)).filter(({ state }) => state === "kept").toReversed();
  for (const kept of waiting) if (!(await send(kept))) return false;
  return true;
}

/** @returns whether it was answered: whether there is any use in sending the next one now */
async function send({ id, userId, visit, photos }: KeptVisit): Promise<boolean> {
  const form = new FormData();
  form.set("data", JSON.stringify({ ...visit, sentAt: Date.now() }));
  for (const photo of photos) form.append("photo", photo);
  const headers = { "x-user": userId, "x-locale": document.documentElement.lang };
  let answered: { status: number; answer: unknown };
  try {
    nowSending({ id, share: 0 });
    answered = await upload("/api/maintenance/visits", form, headers, (share) => nowSending({ id, share }));
  } catch {
    return false;
  } finally {
    nowSending(null);
  }
  const { status } = answered;
  const answer = answered.answer as Answer;
  const changedAt = Date.now();
  if ("error" in answer) {
    const { code } = answer.error;
    // Signed out meanwhile, or ours to put right: it waits here. Anything else will be the same next time.
    if (status === 401 || status === 429 || status >= 500) {
      await moveVisit(id, "kept", { reason: code });
      return false;
    }
    await moveVisit(id, "kept", { state: "refused", reason: code, changedAt });
  } else if (answer.ok) {
    const { ok: _ok, ...receipt } = answer;
    await moveVisit(id, "kept", { state: "sent", receipt, reason: undefined, photos: [], changedAt });
  } else await moveVisit(id, "kept", { state: "refused", reason: answer.reason, changedAt });
  return true;
}

type WithSync = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } };

/** Finishes a visit: from here on it is on its way, by this page or, where the browser can, by the worker without it. */
export async function finishVisit(kept: KeptVisit): Promise<void> {
  await keepVisit({ ...kept, state: "kept", reason: undefined, changedAt: Date.now() });
  const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register("send-visits").catch(() => undefined);
  sendSoon(kept.userId);
}
