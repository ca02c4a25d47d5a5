import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { TechnicianApp } from "#modules/maintenance/ui/phone/technician-app.tsx";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("technician"))("title") };
}

/**
 * The technician's phone. It says nothing of what it shows but to whom: so the phone can keep it, and open it for every
 * machine without a network. Its data comes by itself.
 */
export default async function VisitsPage() {
  const locale = (await getLocale()) as Locale;
  const base = localizedPath(locale, "/visits");
  const { tenant, user } = await staffPage("maintenance:write", base);
  return (
    <TechnicianApp
      userId={user.userId}
      institution={tenant.name}
      base={base}
      signInPath={`${localizedPath(locale, "/sign-in")}?next=${encodeURIComponent(base)}`}
      deskPath={localizedPath(locale, "/staff")}
    />
  );
}
