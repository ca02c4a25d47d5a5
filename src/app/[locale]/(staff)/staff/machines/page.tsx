import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { fleetOf } from "#modules/machines/queries/fleet.ts";
import { listSites } from "#modules/machines/queries/sites.ts";
import { FleetScreen } from "#modules/machines/ui/fleet-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("machines.fleet"))("title") };
}

export default async function MachinesPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("machines:read", localizedPath(locale, "/staff/machines"));
  const [fleet, sites] = await readTenant(ctx, (tx) => Promise.all([fleetOf(tx, ctx), listSites(tx, ctx)]));
  return (
    <FleetScreen initial={fleet} sites={sites} timeZone={fleet.timeZone} editable={can(ctx.actor, "machines:write")} />
  );
}
