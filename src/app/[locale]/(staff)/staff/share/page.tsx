import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { localizedPath } from "#i18n/localized-path.ts";
import { CopyLink } from "#modules/setup/ui/copy-link.tsx";
import { Poster } from "#modules/setup/ui/poster.tsx";
import { PrintPoster } from "#modules/setup/ui/print-poster.tsx";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup.share"))("title") };
}

/** The public page's address, to copy or to hang on a wall. */
export default async function SharePage() {
  const { ctx } = await staffPage("settings:write");
  const t = await getTranslations("setup.share");
  const [organization, origin] = await Promise.all([readTenant(ctx, (tx) => organizationOf(tx, ctx)), originOf(ctx)]);
  const url = `${origin}${localizedPath(organization.locale, "/")}`;
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("title")} description={t("lead")} actions={<PrintPoster />} className="print:hidden" />
      <div className="print:hidden">
        <CopyLink url={url} />
      </div>
      <Poster institution={organization} url={url} />
    </div>
  );
}
