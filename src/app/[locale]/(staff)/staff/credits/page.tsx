import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { creditsOverview } from "#modules/credits/queries/credits-overview.ts";
import { CreditsOverviewScreen } from "#modules/credits/ui/credits-overview.tsx";
import { scopeOf } from "#modules/access/policy.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { Button } from "#ui/button.tsx";
import { PageHeader } from "#ui/page-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credits.overview"))("title") };
}

export default async function StaffCreditsPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("credits:read", localizedPath(locale, "/staff/credits"));
  // Whoever sees their own clients' credits finds them on those clients' pages.
  if (scopeOf(ctx.actor, "credits:read") !== "all") notFound();
  const [t, overview] = await Promise.all([
    getTranslations("credits.overview"),
    readTenant(ctx, (tx) => creditsOverview(tx, ctx)),
  ]);
  return (
    <div className="grid w-full max-w-5xl gap-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          overview.outstanding + overview.overdue > 0 ? (
            <Button variant="outline" size="sm" asChild>
              <a href={`/api/credits.csv?locale=${locale}`} download>
                <Download aria-hidden />
                {t("export")}
              </a>
            </Button>
          ) : undefined
        }
      />
      <CreditsOverviewScreen overview={overview} />
    </div>
  );
}
