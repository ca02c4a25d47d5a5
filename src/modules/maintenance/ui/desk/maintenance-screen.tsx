"use client";

import { ClipboardCheck, Plus, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#ui/tabs.tsx";
import type { PlansOfMachines } from "../../queries/plans.ts";
import { useCareForms } from "./care-forms.tsx";
import { CostsTable } from "./costs-table.tsx";
import type { CareRights } from "./plan-list.tsx";
import { PlansPanel } from "./plans-panel.tsx";
import { useCare } from "./use-care.ts";
import { VisitList } from "./visit-list.tsx";
import { WorkList } from "./work-list.tsx";

const TABS = ["plans", "work", "visits", "costs"] as const;

/** Care of the machines at the desk: what is due, what was done, by whom and for how much. */
export function MaintenanceScreen({ initial, may }: { initial: PlansOfMachines; may: CareRights }) {
  const t = useTranslations("maintenance");
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((each) => each === asked) ?? "plans";
  const { care = initial, refresh, archive } = useCare();
  const { open, forms } = useCareForms(care, refresh);
  const some = care.machines.length > 0;
  const show = (next: string) =>
    window.history.replaceState(null, "", next === "plans" ? window.location.pathname : `?tab=${next}`);
  return (
    <div className="grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {may.record ? (
              <Button variant="ghost" asChild>
                <Link href="/visits" prefetch={false}>
                  <Smartphone aria-hidden /> {t("phone")}
                </Link>
              </Button>
            ) : null}
            {may.plan && some ? (
              <Button variant="outline" onClick={() => open("plan")}>
                <Plus aria-hidden /> {t("plans.new")}
              </Button>
            ) : null}
            {may.record && some ? (
              <Button onClick={() => open("work")}>
                <ClipboardCheck aria-hidden /> {t("record")}
              </Button>
            ) : null}
          </>
        }
      />
      <Tabs value={tab} onValueChange={show} className="grid-cols-[minmax(0,1fr)]">
        <TabsList aria-label={t("title")}>
          {TABS.map((each) => (
            <TabsTrigger key={each} value={each}>
              {t(`tabs.${each}`)}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value="plans">
          <PlansPanel care={care} may={may} open={open} archive={archive} />
        </TabsContent>
        <TabsContent value="work">
          <WorkList currency={care.currency} />
        </TabsContent>
        <TabsContent value="visits">
          <VisitList />
        </TabsContent>
        <TabsContent value="costs">
          <CostsTable />
        </TabsContent>
      </Tabs>
      {forms}
    </div>
  );
}
