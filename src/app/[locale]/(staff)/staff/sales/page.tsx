import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { ReportOf } from "#modules/inventory/figures-schemas.ts";
import { salesReport } from "#modules/inventory/queries/sales-report.ts";
import { askedReport } from "#modules/inventory/ui/asked-report.ts";
import { SalesScreen } from "#modules/inventory/ui/sales-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inventory.sales"))("title") };
}

export default async function SalesPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("sales:read", localizedPath(locale, "/staff/sales"));
  const params = await searchParams;
  const asked = askedReport((key) => (typeof params[key] === "string" ? params[key] : null)) ?? ReportOf.parse({});
  const report = await readTenant(ctx, (tx) => salesReport(tx, ctx, asked));
  return <SalesScreen initial={report} asked={asked} />;
}
