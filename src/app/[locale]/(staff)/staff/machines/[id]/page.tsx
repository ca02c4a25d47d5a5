import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { listAlerts } from "#modules/alerts/queries/list-alerts.ts";
import { AlertList } from "#modules/alerts/ui/alert-list.tsx";
import { can } from "#modules/access/policy.ts";
import { MachineLedger } from "#modules/inventory/ui/machine-ledger.tsx";
import { machineView } from "#modules/machines/queries/machine.ts";
import { listSites } from "#modules/machines/queries/sites.ts";
import { MachinePlans } from "#modules/maintenance/ui/machine-plans.tsx";
import { MachineVisits } from "#modules/maintenance/ui/machine-visits.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { params: Promise<{ id: string }> };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const found = cache(async (id: string) => {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("machines:read", localizedPath(locale, "/staff/machines"));
  if (!UUID.test(id)) notFound();
  const [machine, sites, { timeZone }, alerts] = await readTenant(ctx, (tx) =>
    Promise.all([
      machineView(tx, ctx, id),
      listSites(tx, ctx),
      organizationOf(tx, ctx),
      can(ctx.actor, "alerts:read") ? listAlerts(tx, ctx, { state: "active", machineId: id }) : null,
    ]),
  );
  if (!machine) notFound();
  return { ctx, machine, sites, timeZone, alerts };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await found((await params).id)).machine.name };
}

export default async function MachinePage({ params }: Props) {
  const { ctx, machine, sites, timeZone, alerts } = await found((await params).id);
  const { actor } = ctx;
  return (
    <MachineLedger
      initial={machine}
      sites={sites}
      timeZone={timeZone}
      now={ctx.now}
      may={{ edit: can(actor, "machines:write"), sales: can(actor, "sales:read") }}
      alerts={alerts && <AlertList machineId={machine.id} initial={alerts} />}
      visits={
        can(actor, "maintenance:read") ? (
          <div className="grid gap-8">
            <MachinePlans
              machineId={machine.id}
              may={{ plan: can(actor, "maintenance:plan"), record: can(actor, "maintenance:write") }}
            />
            <MachineVisits machineId={machine.id} currency={machine.currency} />
          </div>
        ) : null
      }
    />
  );
}
