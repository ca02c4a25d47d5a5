const HERE = "http://here.invalid";

/**
 * Where to go on after signing in: a path of this same site, or null. Anything that a browser might read as another site
 * (`//evil`, `/\evil`, `javascript:`) is none.
 */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || next.length > 2_000 || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return null;
  if (next.startsWith("//") || !URL.canParse(next, HERE)) return null;
  const url = new URL(next, HERE);
  return url.origin === HERE && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : null;
}
