import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { PermissionsTable } from "#modules/identity/ui/permissions-table.tsx";
import { pageRequest, staffPage } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("team")]);
  return { title: { absolute: `${t("permissions.title")} · ${tenant.name}` } };
}

export default async function PermissionsPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  await staffPage("permissions:read", localizedPath(locale, "/staff/permissions"));
  const t = await getTranslations("team");
  return (
    <div className="grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("permissions.title")} description={t("permissions.description")} />
      <PermissionsTable />
    </div>
  );
}
