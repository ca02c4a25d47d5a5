import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { myPreferences } from "#modules/alerts/queries/my-preferences.ts";
import { PreferencesScreen } from "#modules/alerts/ui/preferences-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts.preferences"))("title") };
}

export default async function AlertPreferencesPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("alerts:read", localizedPath(locale, "/staff/alerts/preferences"));
  const preferences = await readTenant(ctx, (tx) => myPreferences(tx, ctx));
  return <PreferencesScreen preferences={preferences} />;
}
