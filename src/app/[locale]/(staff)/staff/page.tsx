import { getLocale } from "next-intl/server";
import { redirect } from "#i18n/navigation.ts";
import { memberPage } from "#server/page.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import type { Locale } from "#i18n/locales.ts";

/** The calendar is home. */
export default async function StaffHome() {
  const locale = (await getLocale()) as Locale;
  await memberPage(localizedPath(locale, "/staff"));
  redirect({ href: "/staff/calendar", locale });
}
