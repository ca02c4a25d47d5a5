/**
 * What a Host header names: the landing page, an institution's subdomain, or neither.
 * `baseHost` is PUBLIC_ORIGIN's host; ports are compared by neither side, since proxies rewrite them.
 */
export function readHost(
  host: string | null | undefined,
  baseHost: string,
): { kind: "landing" } | { kind: "tenant"; slug: string } | { kind: "unknown" } {
  const name = hostname(host);
  const base = hostname(baseHost);
  if (name === base || name === "127.0.0.1" || name === "[::1]") return { kind: "landing" };
  if (!name.endsWith(`.${base}`)) return { kind: "unknown" };
  const slug = name.slice(0, -base.length - 1);
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug) ? { kind: "tenant", slug } : { kind: "unknown" };
}

const hostname = (host: string | null | undefined): string =>
  (host ?? "").toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");

/** The address of a page of an institution, for mails and redirects: `http://clinica.localhost:3000/turnos`. */
export function tenantUrl(publicOrigin: string, slug: string, path: string): string {
  const url = new URL(path, publicOrigin);
  url.hostname = `${slug}.${url.hostname}`;
  return url.toString();
}
