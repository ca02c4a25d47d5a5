import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { RecordVisit, VisitReceipt } from "../../schemas.ts";

/** A visit on this phone: being made, or finished and on its way. Under its author's id: nobody else sees it. */
export type KeptVisit = {
  id: string;
  userId: string;
  machineName: string;
  /** `open`: still being made. `kept`: finished, not sent yet. `refused`: sent, and the institution did not take it. */
  state: "open" | "kept" | "sent" | "refused";
  /** Epoch milliseconds of the last change. */
  changedAt: number;
  visit: RecordVisit;
  photos: Blob[];
  /** Of a refusal, or of what holds up the sending: a code of errors.json. */
  reason?: string | undefined;
  receipt?: VisitReceipt | undefined;
};

/** The machines chosen for today, and what is in the bag already. */
export type Tour = { userId: string; machineIds: string[]; packed: string[] };

interface Schema extends DBSchema {
  visits: { key: string; value: KeptVisit };
  tours: { key: string; value: Tour };
}

/** What was sent is shown for so long, and then tidied away. */
const SHOWN_MS = 2 * 86_400_000;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** public/sw.js reads it too. */
const database = () =>
  (opened ??= openDB<Schema>("zaguan-visits", 1, {
    upgrade(db) {
      db.createObjectStore("visits", { keyPath: "id" });
      db.createObjectStore("tours", { keyPath: "userId" });
    },
    terminated: () => (opened = undefined),
  }));

const watchers = new Set<() => void>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("zaguan-visits");
channel?.addEventListener("message", () => tell());

function tell() {
  for (const watcher of watchers) watcher();
}

function changed() {
  tell();
  channel?.postMessage("changed");
}

/** Calls back after every change, in this tab or another. */
export function watchVisits(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** This person's visits, the latest first. */
export async function visitsOf(userId: string): Promise<KeptVisit[]> {
  const all = await (await database()).getAll("visits");
  return all.filter((kept) => kept.userId === userId).toSorted((a, b) => b.changedAt - a.changedAt);
}

export async function keepVisit(kept: KeptVisit): Promise<void> {
  await (await database()).put("visits", kept);
  changed();
}

/**
 * Changes a visit unless it changed its state meanwhile: one that another tab is sending is not opened again by this one.
 * @returns whether it was changed
 */
export async function moveVisit(
  id: string,
  from: KeptVisit["state"],
  change: Partial<Omit<KeptVisit, "id" | "userId">>,
): Promise<boolean> {
  const tx = (await database()).transaction("visits", "readwrite");
  const kept = await tx.store.get(id);
  const moves = kept?.state === from;
  if (moves) await tx.store.put({ ...kept, ...change });
  await tx.done;
  if (moves) changed();
  return moves;
}

export async function dropVisit(id: string): Promise<void> {
  await (await database()).delete("visits", id);
  changed();
}

export async function tidyVisits(now: number): Promise<void> {
  const db = await database();
  for (const kept of await db.getAll("visits"))
    if (kept.state === "sent" && now - kept.changedAt > SHOWN_MS) await db.delete("visits", kept.id);
}

export const tourOf = async (userId: string): Promise<Tour> =>
  (await (await database()).get("tours", userId)) ?? { userId, machineIds: [], packed: [] };

export async function keepTour(tour: Tour): Promise<void> {
  await (await database()).put("tours", tour);
  changed();
}
