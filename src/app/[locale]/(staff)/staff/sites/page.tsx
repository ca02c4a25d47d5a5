import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { listSites } from "#modules/machines/queries/sites.ts";
import { SitesScreen } from "#modules/machines/ui/sites-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("machines.sites"))("title") };
}

export default async function SitesPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("machines:write", localizedPath(locale, "/staff/sites"));
  return <SitesScreen initial={await readTenant(ctx, (tx) => listSites(tx, ctx))} />;
}
