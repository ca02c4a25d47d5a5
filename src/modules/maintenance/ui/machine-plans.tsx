"use client";

import { ClipboardCheck, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { useCareForms } from "./desk/care-forms.tsx";
import { ListSkeleton } from "./desk/list-skeleton.tsx";
import { type CareRights, PlanList } from "./desk/plan-list.tsx";
import { useCare } from "./desk/use-care.ts";

/** The plans of one machine, on its page. */
export function MachinePlans({ machineId, may }: { machineId: string; may: CareRights }) {
  const t = useTranslations("maintenance");
  const { care, refresh, archive } = useCare(machineId);
  const { open, forms } = useCareForms(care, refresh);
  const [machine] = care?.machines ?? [];
  return (
    <section aria-labelledby="plans-title" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="plans-title" className="text-lg font-semibold">
          {t("tabs.plans")}
        </h2>
        {machine ? (
          <div className="flex gap-2">
            {may.plan ? (
              <Button variant="outline" size="sm" onClick={() => open("plan", machineId)}>
                <Plus aria-hidden /> {t("plans.new")}
              </Button>
            ) : null}
            {may.record ? (
              <Button variant="outline" size="sm" onClick={() => open("work", machineId)}>
                <ClipboardCheck aria-hidden /> {t("record")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {!care ? (
        <ListSkeleton />
      ) : machine && machine.plans.length + care.archived.length > 0 ? (
        <Card className="p-4 sm:p-5">
          <PlanList
            plans={machine.plans}
            archived={care.archived}
            now={care.now}
            timeZone={care.timeZone}
            may={may}
            onEdit={(plan) => open("plan", machineId, plan)}
            onDone={(plan) => open("work", machineId, plan)}
            onArchive={archive}
          />
        </Card>
      ) : (
        <p className="rounded-xl border border-dashed border-border px-4 py-5 text-sm text-muted-foreground">
          {t("plans.emptyText")}
        </p>
      )}
      {forms}
    </section>
  );
}
