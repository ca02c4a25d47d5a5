"use client";

import { useTranslations } from "next-intl";
import { VisitList } from "./desk/visit-list.tsx";
import { WorkList } from "./desk/work-list.tsx";

/** Visits to one machine, and all work on it, on its page. */
export function MachineVisits({ machineId, currency }: { machineId: string; currency: string }) {
  const t = useTranslations("maintenance.tabs");
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <section aria-labelledby="visits-title" className="grid gap-3">
        <h2 id="visits-title" className="text-lg font-semibold">
          {t("visits")}
        </h2>
        <VisitList machineId={machineId} />
      </section>
      <section aria-labelledby="work-title" className="grid gap-3">
        <h2 id="work-title" className="text-lg font-semibold">
          {t("work")}
        </h2>
        <WorkList machineId={machineId} currency={currency} />
      </section>
    </div>
  );
}
