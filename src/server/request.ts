import { parse } from "hono/utils/cookie";
import { env } from "#env.ts";
import { newId } from "#lib/ids.ts";
import type { SessionUser } from "#modules/access/request.ts";
import { readSession, sessionCookieName } from "#modules/identity/sessions.ts";
import { readHost } from "#modules/tenancy/host.ts";
import { findTenant, type Tenant } from "#modules/tenancy/queries.ts";
import type { Actor, Ctx, Locale } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";

/** Whose page or API call this is. `user` is null for a visitor. */
export type TenantRequest = { tenant: Tenant; ctx: Ctx; user: SessionUser | null };

type Place =
  | { kind: "landing" }
  | { kind: "unknown" }
  | { kind: "suspended"; tenant: Tenant }
  | { kind: "tenant"; tenant: Tenant };

/** What the Host header names: the landing page, an institution, or nothing known. */
export async function placeOf(host: string | null): Promise<Place> {
  const named = readHost(host, new URL(env().PUBLIC_ORIGIN).host);
  if (named.kind !== "tenant") return named;
  const tenant = await findTenant(named.slug);
  if (!tenant) return { kind: "unknown" };
  return { kind: tenant.status === "suspended" ? "suspended" : "tenant", tenant };
}

/**
 * The session is read under the host's tenant, so a cookie of a sibling institution is nobody here.
 * The tenant must have come from `placeOf`.
 */
export async function authenticate(
  tenant: Tenant,
  cookie: string | null,
  locale: Locale,
  requestId: string = newId(),
): Promise<TenantRequest> {
  const visitor: Ctx = { tenantId: tenant.id, actor: { type: "visitor" }, requestId, locale, now: Date.now() };
  const sessionId = parse(cookie ?? "", sessionCookieName())[sessionCookieName()];
  const user = sessionId ? await withTenant(visitor, (tx) => readSession(tx, visitor, sessionId)) : null;
  if (!user) return { tenant, ctx: visitor, user: null };
  const actor: Actor = { type: "user", userId: user.userId, roles: user.roles, sessionId: user.sessionId };
  return { tenant, ctx: { ...visitor, actor }, user };
}
