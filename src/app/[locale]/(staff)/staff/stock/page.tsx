import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { stockView } from "#modules/inventory/queries/stock-view.ts";
import { readStockView, stockViewOf } from "#modules/inventory/ui/asked-stock.ts";
import { StockScreen } from "#modules/inventory/ui/stock-screen.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inventory.stock"))("title") };
}

export default async function StockPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("machines:read", localizedPath(locale, "/staff/stock"));
  const params = await searchParams;
  const asked = stockViewOf(readStockView((key) => (typeof params[key] === "string" ? params[key] : null)));
  const [view, { currency }] = await readTenant(ctx, (tx) =>
    Promise.all([stockView(tx, ctx, asked), organizationOf(tx, ctx)]),
  );
  const may = { sales: can(ctx.actor, "sales:read"), write: can(ctx.actor, "stock:write") };
  return <StockScreen initial={view} asked={asked} currency={currency} may={may} />;
}
