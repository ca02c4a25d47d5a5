import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { myCredits } from "#modules/credits/queries/client-credits.ts";
import { MyCredits } from "#modules/credits/ui/my-credits.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("credits")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) } };
}

export default async function CreditsPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { ctx } = await memberPage(localizedPath(locale, "/credits"));
  const [t, credits] = await Promise.all([getTranslations("credits"), readTenant(ctx, (tx) => myCredits(tx, ctx, {}))]);
  return (
    <div className="grid gap-8">
      <PageHeader title={t("title")} />
      <MyCredits initial={credits} />
    </div>
  );
}
