"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { ListedPlan, MachineWithPlans, PlansOfMachines } from "../../queries/plans.ts";
import { type CareRights, PlanList } from "./plan-list.tsx";

type Props = {
  care: PlansOfMachines;
  may: CareRights;
  open: (form: "plan" | "work", machineId?: string | null, plan?: ListedPlan | null) => void;
  archive: (id: string, archived: boolean) => void;
};

/** Machines with their plans, what is overdue first; and those that nobody planned anything for. */
export function PlansPanel({ care, may, open, archive }: Props) {
  const t = useTranslations("maintenance.plans");
  const { machines, archived, now, timeZone } = care;
  // A machine whose only plan was put away stays in sight: there the plan is taken back.
  const withPlans = new Set([
    ...machines.flatMap(({ id, plans }) => (plans.length > 0 ? [id] : [])),
    ...archived.map(({ machineId }) => machineId),
  ]);
  const planned = machines.filter(({ id }) => withPlans.has(id)).toSorted((a, b) => urgency(b) - urgency(a));
  const bare = machines.filter(({ id }) => !withPlans.has(id));
  const add = may.plan ? <Button onClick={() => open("plan")}>{t("new")}</Button> : null;
  if (machines.length === 0) return <EmptyState title={t("noMachines")} description={t("noMachinesText")} />;
  if (planned.length === 0) return <EmptyState title={t("empty")} description={t("emptyText")} action={add} />;
  return (
    <div className="grid gap-5">
      <ul className="grid items-start gap-4 lg:grid-cols-2">
        {planned.map(({ id, name, location, plans }) => (
          <li key={id}>
            <Card className="grid gap-4 p-4 sm:p-5">
              <div className="flex items-start justify-between gap-3">
                <div className="min-w-0">
                  <h2 className="truncate text-base font-semibold">
                    <Link
                      href={{ pathname: "/staff/machines/[id]", params: { id } }}
                      className="underline-offset-4 hover:underline"
                    >
                      {name}
                    </Link>
                  </h2>
                  <p className="truncate text-[0.8125rem] text-muted-foreground">{location}</p>
                </div>
                {may.plan ? (
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={t("addTo", { name })}
                    onClick={() => open("plan", id)}
                  >
                    <Plus aria-hidden />
                  </Button>
                ) : null}
              </div>
              <PlanList
                plans={plans}
                archived={archived.filter(({ machineId }) => machineId === id)}
                now={now}
                timeZone={timeZone}
                may={may}
                onEdit={(plan) => open("plan", id, plan)}
                onDone={(plan) => open("work", id, plan)}
                onArchive={archive}
              />
            </Card>
          </li>
        ))}
      </ul>
      {bare.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="text-sm font-medium text-muted-foreground">{t("without", { count: bare.length })}</h2>
          <ul className="flex flex-wrap gap-2">
            {bare.map(({ id, name }) => (
              <li key={id}>
                {may.plan ? (
                  <Button
                    variant="outline"
                    size="sm"
                    aria-label={t("addTo", { name })}
                    onClick={() => open("plan", id)}
                  >
                    <Plus aria-hidden /> {name}
                  </Button>
                ) : (
                  <span className="text-sm">{name}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

const weight = { overdue: 100, due: 10, ok: 0 };
const urgency = ({ plans }: MachineWithPlans): number =>
  Math.max(-1, ...plans.map(({ state, run }) => weight[state] + run));
