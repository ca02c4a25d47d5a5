/**
 * What this browser keeps of a person's pages for when there is no network (public/sw.js) goes when they sign out. What
 * they entered and could not send yet is kept elsewhere, and is theirs.
 */
export async function forgetDevice(): Promise<void> {
  if (typeof caches === "undefined") return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("visits-")).map((name) => caches.delete(name)));
}
