import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { alertChoices } from "#modules/alerts/queries/alert-choices.ts";
import { listAlerts } from "#modules/alerts/queries/list-alerts.ts";
import { AlertsScreen } from "#modules/alerts/ui/alerts-screen.tsx";
import { readFilters } from "#modules/alerts/ui/filters.ts";
import { can } from "#modules/access/policy.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("title") };
}

export default async function AlertsPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("alerts:read", localizedPath(locale, "/staff/alerts"));
  const filters = readFilters(await searchParams);
  const [initial, choices] = await readTenant(ctx, (tx) =>
    Promise.all([listAlerts(tx, ctx, filters), alertChoices(tx, ctx)]),
  );
  return (
    <AlertsScreen
      initial={initial}
      initialFilters={filters}
      choices={choices}
      canWrite={can(ctx.actor, "alerts:write")}
    />
  );
}
