/*
 * Keeps the technician's phone working without a network. Registered for the pages of visits alone (one scope for each
 * language), it keeps three things in Cache Storage, and no answer of the API:
 *   visits-shell   the page itself, as it was sent to whoever is signed in: it is the same for every machine
 *   visits-static  the scripts, styles and fonts it needs, by what the page names; of an older page they are dropped
 *   visits-data    the list of today, put there by the page (ui/phone/last-data.ts), and the pictures of its products
 * Whoever signs out, here or elsewhere, takes all three along: lib/forget-device.ts, and `forget` below. What was entered
 * and not yet sent lies in IndexedDB under its author's id, and stays until it is sent.
 */
const VERSION = "1";
const SCOPE = new URL(self.registration.scope).pathname;
const SHELL = `visits-shell-${VERSION}:${SCOPE}`;
const STATIC = `visits-static-${VERSION}:${SCOPE}`;
/** With a signal too weak to be of use, the kept page is the better one. */
const PATIENCE_MS = 4000;
const DATA = "visits-data";
const PHOTO = /^\/api\/photos\/[0-9a-f-]{36}$/;
/** Of the products' pictures so much is kept at the most; what was looked at longest ago goes first. */
const MOST_PHOTOS = 80;
const MOST_PHOTO_BYTES = 12_000_000;
/** As the institution keeps them: modules/photos. */
const LARGEST_PHOTO_BYTES = 2_000_000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const current = (name) => name === SHELL || name === STATIC || name === DATA || !name.endsWith(`:${SCOPE}`);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("visits-") && !current(name)).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/icons/")) event.respondWith(asset(request));
  else if (PHOTO.test(url.pathname)) event.respondWith(photo(event));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "keep") event.waitUntil(keep(event.data.assets ?? []));
  if (event.data?.type === "photos") event.waitUntil(oneByOne(() => keepPhotos(event.data.paths ?? [])));
});

/** The network's page while it answers in time, else the kept one. */
async function page(event) {
  const kept = await (await caches.open(SHELL)).match(SCOPE);
  const fresh = fetch(event.request).then(async (response) => {
    // Sent elsewhere: to sign in. Whoever reads this phone next is somebody else.
    if (response.type === "opaqueredirect" || response.redirected) await forget();
    return response;
  });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fresh.catch(() => undefined), late]);
  return answer && answer.status < 500 ? answer : kept;
}

/** What is named by its content never changes; the rest (a development server's) is asked for again. */
async function asset(request) {
  const cache = await caches.open(STATIC);
  const kept = await cache.match(request);
  if (kept && isImmutable(kept)) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

const isImmutable = (response) => (response.headers.get("cache-control") ?? "").includes("immutable");

/** The page says that it is open, whose it is by its cookie, and what it has loaded: so much is kept, and no more. */
async function keep(loaded) {
  const response = await fetch(SCOPE, { credentials: "same-origin", redirect: "manual", headers: { accept: "text/html" } });
  if (response.type === "opaqueredirect") return forget();
  if (!response.ok) return;
  const html = await response.clone().text();
  const named = [...html.matchAll(/\/_next\/static\/[^"'\\\s<>)]+/g)].map(([path]) => path.replaceAll("&amp;", "&"));
  const wanted = new Set([...named, ...loaded].map((path) => new URL(path, self.location.origin).href));
  const cache = await caches.open(STATIC);
  await Promise.all([...wanted].map((href) => keepAsset(cache, href)));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await (await caches.open(SHELL)).put(SCOPE, response);
}

async function keepAsset(cache, href) {
  const kept = await cache.match(href);
  if (kept && isImmutable(kept)) return;
  const response = await fetch(href).catch(() => undefined);
  if (response?.ok) await cache.put(href, response);
}

/** A picture never changes: the kept one is it. One that is shown was used last. */
async function photo(event) {
  const { pathname } = new URL(event.request.url);
  const kept = await caches.match(pathname, { cacheName: DATA });
  if (!kept) return fetch(event.request);
  event.waitUntil(oneByOne(() => useAgain([pathname])));
  return kept;
}

let last = Promise.resolve();
/** What counts and moves the pictures takes turns, or two would make room for the same one. */
function oneByOne(work) {
  last = last.then(work, work);
  return last.catch(() => undefined);
}

/** A cache lists what was put in last at its end: that is the order in which pictures were used. */
async function useAgain(paths) {
  if (!(await caches.has(DATA))) return;
  const cache = await caches.open(DATA);
  for (const path of paths) {
    const kept = await cache.match(path);
    if (!kept) continue;
    await cache.delete(path);
    await cache.put(path, kept);
  }
}

/** The pictures of today's products, the most needed first: as many of them as there is room for. */
async function keepPhotos(paths) {
  // Put there by the page, with the list; gone: whoever it was has signed out.
  if (!(await caches.has(DATA))) return;
  const cache = await caches.open(DATA);
  const wanted = paths.filter((path) => PHOTO.test(path)).slice(0, MOST_PHOTOS);
  let bytes = 0;
  const chosen = new Set();
  for (const path of wanted) {
    // What might not fit is not asked for: it would be, at every new list.
    const fits = bytes + LARGEST_PHOTO_BYTES <= MOST_PHOTO_BYTES;
    const size = bytesOf(await cache.match(path)) ?? (fits ? await fetchPhoto(cache, path) : undefined);
    if (!size || bytes + size > MOST_PHOTO_BYTES) continue;
    bytes += size;
    chosen.add(path);
  }
  await useAgain([...chosen].toReversed());
  await makeRoom(cache);
}

/** @returns how many bytes were kept; nothing without a network, or of what is no picture for a phone */
async function fetchPhoto(cache, path) {
  const response = await fetch(path).catch(() => undefined);
  if (!response?.ok) return undefined;
  const picture = await response.blob().catch(() => undefined);
  if (!picture || picture.size > LARGEST_PHOTO_BYTES) return undefined;
  if (!(await caches.has(DATA))) return undefined;
  await cache.put(path, new Response(picture, { headers: { "content-type": picture.type, "x-bytes": picture.size } }));
  return picture.size;
}

const bytesOf = (kept) => (kept ? Number(kept.headers.get("x-bytes")) : undefined);

async function makeRoom(cache) {
  const [used, sizes] = [[], new Map()];
  for (const { url } of await cache.keys()) if (PHOTO.test(new URL(url).pathname)) used.push(url);
  for (const url of used) sizes.set(url, bytesOf(await cache.match(url)) ?? 0);
  let bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (let left = used.length; left > 0 && (left > MOST_PHOTOS || bytes > MOST_PHOTO_BYTES); left--) {
    const oldest = used[used.length - left];
    bytes -= sizes.get(oldest);
    await cache.delete(oldest);
  }
}

async function forget() {
  await Promise.all([SHELL, STATIC, DATA].map((name) => caches.delete(name)));
}

/*
 * The browser says that there is a network again, perhaps with no page open. A page that is open shows how far it is and
 * goes first; what it leaves behind, or all of it where there is none, is sent from here. Both take the same lock and read
 * what is kept only then: what one has sent the other does not find. To throw asks the browser to call again, later.
 */
self.addEventListener("sync", (event) => {
  if (event.tag === "send-visits") event.waitUntil(send());
});

const HEAD_START_MS = 20_000;
const SEND_PATIENCE_MS = 120_000;

async function send() {
  const until = Date.now() + HEAD_START_MS;
  for (const page of await pages()) page.postMessage({ type: "send" });
  while ((await pages()).length > 0 && Date.now() < until && (await keptVisits()).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 500));
  await navigator.locks.request("zaguan-send-visits", sendAll);
}

const pages = () => self.clients.matchAll({ type: "window" });

async function sendAll() {
  for (const kept of await keptVisits()) {
    const change = await sendOne(kept);
    await moveVisit(kept.id, change);
    if (change.later) throw new Error(change.reason);
  }
}

/** What becomes of a visit, as ui/phone/send-visits.ts decides it. `later`: there is no use in sending the next one now. */
async function sendOne({ userId, visit, photos }) {
  const form = new FormData();
  form.set("data", JSON.stringify({ ...visit, sentAt: Date.now() }));
  for (const photo of photos) form.append("photo", photo);
  const response = await fetch("/api/maintenance/visits", {
    method: "POST",
    body: form,
    headers: { "x-user": userId },
    signal: AbortSignal.timeout(SEND_PATIENCE_MS),
  });
  const answer = await response.json();
  const changedAt = Date.now();
  const code = answer.error?.code;
  // Signed out, or somebody else is in: it waits for its author, and does not hold up another's.
  if (response.status === 401) return { reason: code };
  if (response.status >= 500 || response.status === 429) return { reason: code, later: true };
  if (answer.ok !== true) return { state: "refused", reason: code ?? answer.reason, changedAt };
  const { ok: _ok, ...receipt } = answer;
  return { state: "sent", receipt, reason: undefined, photos: [], changedAt };
}

/** The finished visits of everybody on this phone, the oldest first, as ui/phone/kept-visits.ts keeps them. */
async function keptVisits() {
  const db = await database();
  if (!db) return [];
  try {
    const all = await asked(db.transaction("visits").objectStore("visits").getAll());
    return all.filter(({ state }) => state === "kept").toSorted((a, b) => a.changedAt - b.changedAt);
  } finally {
    db.close();
  }
}

/** Writes down what came of it, unless a page did so meanwhile, and tells the pages. */
async function moveVisit(id, { later: _later, ...change }) {
  const db = await database();
  try {
    const tx = db.transaction("visits", "readwrite");
    const store = tx.objectStore("visits");
    const kept = await asked(store.get(id));
    if (kept?.state === "kept") await asked(store.put({ ...kept, ...change }));
  } finally {
    db.close();
  }
  new BroadcastChannel("zaguan-visits").postMessage("changed");
}

/** Undefined where no page has made it yet: then nothing is kept. */
function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("zaguan-visits");
    opening.onupgradeneeded = () => {
      opening.transaction.abort();
      resolve(undefined);
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
}

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
