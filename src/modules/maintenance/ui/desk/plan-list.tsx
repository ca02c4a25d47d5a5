"use client";

import { Archive, ArchiveRestore, ClipboardCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import type { ListedPlan } from "../../queries/plans.ts";
import { DueLine } from "./due-line.tsx";
import { useCadence } from "./use-cadence.ts";

type Props = {
  plans: readonly ListedPlan[];
  archived?: readonly { id: string; name: string }[];
  now: number;
  timeZone: string;
  may: CareRights;
  onEdit: (plan: ListedPlan) => void;
  onDone: (plan: ListedPlan) => void;
  onArchive: (id: string, archived: boolean) => void;
};

export type CareRights = { plan: boolean; record: boolean };

const order = { overdue: 0, due: 1, ok: 2 };

/** The plans of a machine, the most pressing first. */
export function PlanList({ plans, archived = [], now, timeZone, may, onEdit, onDone, onArchive }: Props) {
  const t = useTranslations("maintenance.plans");
  const cadence = useCadence();
  return (
    <ul className="grid divide-y divide-border">
      {plans
        .toSorted((a, b) => order[a.state] - order[b.state] || b.run - a.run)
        .map((plan) => (
          <li
            key={plan.id}
            className="grid gap-x-6 gap-y-2 py-3.5 first:pt-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="grid min-w-0 gap-2">
              <div>
                {may.plan ? (
                  <button
                    type="button"
                    onClick={() => onEdit(plan)}
                    className="rounded-sm text-left font-medium underline-offset-4 hover:underline coarse:min-h-11"
                  >
                    {plan.name}
                  </button>
                ) : (
                  <p className="font-medium">{plan.name}</p>
                )}
                <p className="text-[0.8125rem] text-muted-foreground">{cadence(plan)}</p>
              </div>
              <DueLine plan={plan} now={now} timeZone={timeZone} />
            </div>
            <div className="flex items-start gap-1">
              {may.record ? (
                <Button
                  variant={plan.state === "ok" ? "ghost" : "outline"}
                  size="sm"
                  aria-label={t("doneOf", { name: plan.name })}
                  onClick={() => onDone(plan)}
                >
                  <ClipboardCheck aria-hidden /> {t("done")}
                </Button>
              ) : null}
              {may.plan ? (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t("archive", { name: plan.name })}
                  onClick={() => onArchive(plan.id, true)}
                >
                  <Archive aria-hidden />
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      {archived.map(({ id, name }) => (
        <li key={id} className="flex items-center justify-between gap-3 py-2 text-sm text-muted-foreground">
          <span>
            {name} · {t("archived")}
          </span>
          {may.plan ? (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("restore", { name })}
              onClick={() => onArchive(id, false)}
            >
              <ArchiveRestore aria-hidden />
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
