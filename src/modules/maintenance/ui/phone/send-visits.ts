import type { VisitReceipt } from "../../schemas.ts";
import { type KeptVisit, keepVisit, moveVisit, visitsOf } from "./kept-visits.ts";

type Answer = ({ ok: true } & VisitReceipt) | { ok: false; reason: string } | { error: { code: string } };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A basement's network swallows what is sent without a word. */
const PATIENCE_MS = 60_000;

let wait = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends what this person finished, the oldest first; what could not be sent is tried again, later each time. Tabs take
 * turns; were two to send the same visit all the same, it would count once and both would hear the same.
 */
export async function sendVisits(userId: string): Promise<void> {
  clearTimeout(timer);
  const all = await inTurn(() => sendAll(userId));
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

const inTurn = (work: () => Promise<boolean>): Promise<boolean> =>
  "locks" in navigator ? navigator.locks.request("zaguan-send-visits", work) : work();

async function sendAll(userId: string): Promise<boolean> {
  const waiting = (await visitsOf(userId)).filter(({ state }) => state === "kept").toReversed();
  for (const kept of waiting) if (!(await send(kept))) return false;
  return true;
}

/** @returns whether it was answered: whether there is any use in sending the next one now */
async function send(kept: KeptVisit): Promise<boolean> {
  const { id, userId, visit, photos } = kept;
  const form = new FormData();
  form.set("data", JSON.stringify({ ...visit, sentAt: Date.now() }));
  for (const photo of photos) form.append("photo", photo);
  let response: Response;
  let answer: Answer;
  try {
    response = await fetch("/api/maintenance/visits", {
      method: "POST",
      body: form,
      headers: { "x-user": userId, "x-locale": document.documentElement.lang },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = (await response.json()) as Answer;
  } catch {
    return false;
  }
  const changedAt = Date.now();
  if ("error" in answer) {
    const { code } = answer.error;
    // Signed out meanwhile, or ours to put right: it waits here. Anything else will be the same next time.
    if (response.status === 401 || response.status >= 500) {
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
