import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { listPlans } from "#modules/maintenance/queries/plans.ts";
import { MaintenanceScreen } from "#modules/maintenance/ui/desk/maintenance-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("maintenance"))("title") };
}

export default async function MaintenancePage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("maintenance:read", localizedPath(locale, "/staff/maintenance"));
  const plans = await readTenant(ctx, (tx) => listPlans(tx, ctx, {}));
  const may = { plan: can(ctx.actor, "maintenance:plan"), record: can(ctx.actor, "maintenance:write") };
  return <MaintenanceScreen initial={plans} may={may} />;
}
