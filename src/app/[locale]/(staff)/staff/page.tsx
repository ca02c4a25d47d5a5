import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { redirect } from "#i18n/navigation.ts";
import { memberPage, pageModules } from "#server/page.ts";
import { staffHome } from "../staff-nav.tsx";

/** The first page that this person may open: the calendar, where there is one. */
export default async function StaffHome() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await memberPage(localizedPath(locale, "/staff"));
  const href = staffHome(ctx.actor, await pageModules());
  if (!href) notFound();
  redirect({ href, locale });
}
