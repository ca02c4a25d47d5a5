import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { fleetPage } from "#modules/machines/queries/fleet-page.ts";
import { listSites } from "#modules/machines/queries/sites.ts";
import { fleetPageOf, readFleetView } from "#modules/machines/ui/asked-fleet.ts";
import { FleetScreen } from "#modules/machines/ui/fleet-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("machines.fleet"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MachinesPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("machines:read", localizedPath(locale, "/staff/machines"));
  const params = await searchParams;
  const asked = fleetPageOf(readFleetView((key) => (typeof params[key] === "string" ? params[key] : null)));
  const [fleet, sites] = await readTenant(ctx, (tx) => Promise.all([fleetPage(tx, ctx, asked), listSites(tx, ctx)]));
  return (
    <FleetScreen
      initial={fleet}
      asked={asked}
      sites={sites}
      timeZone={fleet.timeZone}
      editable={can(ctx.actor, "machines:write")}
    />
  );
}
