import { getLocale } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { localizedPath } from "#i18n/localized-path.ts";
import { redirect } from "#i18n/navigation.ts";
import { can, isStaff, moduleOf, type Permission } from "#modules/access/policy.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { SessionUser } from "#modules/access/request.ts";
import { authenticate, placeOf, type TenantRequest } from "./request.ts";

/** What this page's host names; once per request. */
export const pagePlace = cache(async () => placeOf((await headers()).get("host")));

/** The institution and the visitor of this page. 404 where the host names no institution that is open. */
export const pageRequest = cache(async (): Promise<TenantRequest> => {
  const place = await pagePlace();
  if (place.kind !== "tenant") notFound();
  const sent = await headers();
  return authenticate(
    place.tenant,
    sent.get("cookie"),
    (await getLocale()) as Locale,
    sent.get("x-request-id") ?? undefined,
  );
});

type Signed = TenantRequest & { user: SessionUser; ctx: Ctx };

/** The same for whoever is signed in; others are sent to sign in and come back to `from`. */
export async function memberPage(from: string): Promise<Signed> {
  const request = await pageRequest();
  if (!request.user) {
    const locale = request.ctx.locale;
    return redirect({ href: { pathname: "/sign-in", query: { next: from } }, locale });
  }
  return { ...request, user: request.user };
}

/** What the institution has switched on; once per request. */
export const pageModules = cache(async (): Promise<readonly string[]> => {
  const { ctx } = await pageRequest();
  return (await readTenant(ctx, (tx) => organizationOf(tx, ctx))).modules;
});

/**
 * The same for staff who hold the permission, where the institution has its module switched on. Others are shown the same
 * 404 as for a page that does not exist.
 */
export async function staffPage(
  permission: Permission,
  from: string = localizedPath("es-AR", "/staff"),
): Promise<Signed> {
  const request = await memberPage(from);
  if (!isStaff(request.ctx.actor) || !can(request.ctx.actor, permission)) notFound();
  const part = moduleOf(permission);
  if (part && !(await pageModules()).includes(part)) notFound();
  return request;
}
