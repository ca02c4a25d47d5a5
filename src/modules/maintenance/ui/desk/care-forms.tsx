"use client";

import { useState } from "react";
import type { ListedPlan, PlansOfMachines } from "../../queries/plans.ts";
import { PlanForm } from "./plan-form.tsx";
import { WorkForm } from "./work-form.tsx";

type Asked = { form: "plan" | "work"; plan: ListedPlan | null; machineId: string | null } | null;

/** Which form is open, for what. */
export function useCareForms(care: PlansOfMachines | undefined, refresh: () => void) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const open = (form: "plan" | "work", machineId: string | null = null, plan: ListedPlan | null = null) =>
    setAsked({ form, machineId: plan?.machineId ?? machineId, plan });
  const shared = { onClose: close, onSaved: refresh };
  const forms =
    asked && care ? (
      asked.form === "plan" ? (
        <PlanForm {...shared} plan={asked.plan} machineId={asked.machineId} machines={care.machines} />
      ) : (
        <WorkForm
          {...shared}
          plan={asked.plan}
          machineId={asked.machineId}
          machines={care.machines}
          currency={care.currency}
        />
      )
    ) : null;
  return { open, forms };
}
