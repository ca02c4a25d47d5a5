import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { machineNames } from "#modules/inventory/queries/machine-names.ts";
import { setAsideBeside } from "#modules/inventory/queries/set-aside-beside.ts";
import { AsideScreen } from "#modules/inventory/ui/aside-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<{ machine?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inventory.aside"))("title") };
}

export default async function SetAsidePage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("sales:read", localizedPath(locale, "/staff/sales/set-aside"));
  const { machine } = await searchParams;
  const { machines, asked, page } = await readTenant(ctx, async (tx) => {
    const all = await machineNames(tx, ctx);
    const machineId = all.find(({ id }) => id === machine)?.id;
    return { machines: all, asked: machineId ?? "", page: await setAsideBeside(tx, ctx, { machineId, limit: 20 }) };
  });
  return <AsideScreen initial={page} asked={asked} machines={machines} mayRestore={can(ctx.actor, "sales:restore")} />;
}
