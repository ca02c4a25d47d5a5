import type { TodaysVisits } from "../../queries/todays-visits.ts";

const CACHE = "visits-data";
const LISTS = "/visits-data/";
const urlOf = (userId: string) => `${LISTS}${userId}`;

export type LastData = { at: number; today: TodaysVisits };

/*
 * The last list this person saw, for when there is no network. In Cache Storage, beside the pages, so that all of it goes at
 * once when they sign out (lib/forget-device.ts). Where there is none (plain http), the phone works with a network only.
 */
const store = async () => (typeof caches === "undefined" ? undefined : caches.open(CACHE));

export async function readLast(userId: string): Promise<LastData | undefined> {
  const answer = await (await store())?.match(urlOf(userId));
  return answer && ((await answer.json()) as LastData);
}

/** Replaces whatever list was there, also of somebody else. The pictures beside it are the institution's: the worker's care. */
export async function keepLast(userId: string, last: LastData): Promise<void> {
  const cache = await store();
  if (!cache) return;
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(LISTS) && pathname !== urlOf(userId)) await cache.delete(request);
  }
  await cache.put(
    urlOf(userId),
    new Response(JSON.stringify(last), { headers: { "content-type": "application/json" } }),
  );
}
