import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { listProducts } from "#modules/machines/queries/products.ts";
import { ProductsScreen } from "#modules/machines/ui/products-screen.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("machines.products"))("title") };
}

export default async function ProductsPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("products:read", localizedPath(locale, "/staff/products"));
  const [products, { currency }] = await readTenant(ctx, (tx) =>
    Promise.all([listProducts(tx, ctx), organizationOf(tx, ctx)]),
  );
  return <ProductsScreen initial={products} currency={currency} editable={can(ctx.actor, "products:write")} />;
}
