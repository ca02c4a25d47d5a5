/*
 * Keeps the technician's phone working without a network. Registered for the pages of visits alone (one scope for each
 * language), it keeps three things in Cache Storage, and no answer of the API:
 *   visits-shell   the page itself, as it was sent to whoever is signed in: it is the same for every machine
 *   visits-static  the scripts, styles and fonts it needs, by what the page names; of an older page they are dropped
 *   visits-data    the list of today, put there by the page (ui/phone/last-data.ts), not by this worker
 * Whoever signs out, here or elsewhere, takes all three along: lib/forget-device.ts, and `forget` below. What was entered
 * and not yet sent lies in IndexedDB under its author's id, and stays until it is sent.
 */
const VERSION = "1";
const SCOPE = new URL(self.registration.scope).pathname;
const SHELL = `visits-shell-${VERSION}:${SCOPE}`;
const STATIC = `visits-static-${VERSION}:${SCOPE}`;
/** With a signal too weak to be of use, the kept page is the better one. */
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const current = (name) => name === SHELL || name === STATIC || name === "visits-data" || !name.endsWith(`:${SCOPE}`);
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
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "keep") event.waitUntil(keep(event.data.assets ?? []));
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

async function forget() {
  await Promise.all([SHELL, STATIC, "visits-data"].map((name) => caches.delete(name)));
}

/*
 * The browser says that there is a network again, perhaps with no page open. Then the kept visits are sent from here. What
 * came of them is not written down: the page asks again when it opens, and the same visit has the same answer.
 */
self.addEventListener("sync", (event) => {
  if (event.tag === "send-visits") event.waitUntil(send());
});

async function send() {
  const open = await self.clients.matchAll({ type: "window" });
  if (open.length > 0) return open.forEach((client) => client.postMessage({ type: "send" }));
  for (const { userId, visit, photos } of await keptVisits()) {
    const form = new FormData();
    form.set("data", JSON.stringify({ ...visit, sentAt: Date.now() }));
    for (const photo of photos) form.append("photo", photo);
    const response = await fetch("/api/maintenance/visits", { method: "POST", body: form, headers: { "x-user": userId } });
    if (response.status >= 500) throw new Error("try again");
  }
}

/** As ui/phone/kept-visits.ts keeps them. */
function keptVisits() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("zaguan-visits");
    asked.onerror = () => reject(asked.error);
    // Not made yet: nothing is kept.
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onsuccess = () => {
      const all = asked.result.transaction("visits").objectStore("visits").getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => resolve(all.result.filter(({ state }) => state === "kept"));
    };
  });
}
