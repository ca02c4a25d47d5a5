"use client";

import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { api } from "#lib/trpc.tsx";
import { useSaving } from "#ui/use-saving.ts";
import { Field, FieldGroup } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { NumberField } from "#ui/number-field.tsx";
import type { ListedPlan, MachineWithPlans } from "../../queries/plans.ts";
import { SavePlan, WORK_KINDS } from "../../schemas.ts";
import { useFieldWords } from "#ui/use-field-words.ts";

type Props = {
  /** The plan to change, or the machine of a new one; null = to be chosen. */
  plan: ListedPlan | null;
  machineId: string | null;
  machines: readonly Pick<MachineWithPlans, "id" | "name">[];
  onClose: () => void;
  onSaved: () => void;
};

/** How often a machine needs what. */
export function PlanForm({ plan, machineId, machines, onClose, onSaved }: Props) {
  const t = useTranslations("maintenance.planForm");
  const kinds = useTranslations("maintenance.kinds");
  const problem = useFieldWords("maintenance.problems");
  const saving = useSaving();
  const saves = api.maintenance.savePlan.useMutation();
  const { control, register, handleSubmit, formState } = useForm<SavePlan>({
    resolver: formResolver(SavePlan),
    defaultValues: plan
      ? { ...plan }
      : {
          machineId: machineId ?? machines[0]?.id ?? "",
          kind: "cleaning",
          name: "",
          everyDays: 30,
          everySales: null,
          noticeDays: 3,
        },
  });
  const { errors } = formState;
  const save = handleSubmit(async (input) => {
    const done = await saving(() => saves.mutateAsync(input), t("saved"));
    if (!done) return;
    onSaved();
    onClose();
  });
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <FormSheet
      title={plan ? plan.name : t("new")}
      lead={t("lead")}
      submit={plan ? t("save") : t("add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      {plan || machineId ? null : (
        <Field label={t("machine")} required>
          <NativeSelect {...register("machineId")}>
            {machines.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      <Field label={t("kind")} required>
        <NativeSelect {...register("kind")}>
          {WORK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kinds(kind)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("name")} hint={t("nameHint")} required error={problem(errors.name)}>
        <Input maxLength={120} {...register("name")} />
      </Field>
      <FieldGroup legend={t("every")} hint={t("everyHint")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Controller
            control={control}
            name="everyDays"
            render={({ field }) => (
              <NumberField
                label={t("days")}
                unit={t("daysUnit")}
                value={field.value ?? Number.NaN}
                onChange={(value) => field.onChange(orNull(value))}
                error={problem(errors.everyDays)}
              />
            )}
          />
          <Controller
            control={control}
            name="everySales"
            render={({ field }) => (
              <NumberField
                label={t("sales")}
                unit={t("salesUnit")}
                value={field.value ?? Number.NaN}
                onChange={(value) => field.onChange(orNull(value))}
                error={problem(errors.everySales)}
              />
            )}
          />
        </div>
      </FieldGroup>
      <Controller
        control={control}
        name="noticeDays"
        render={({ field }) => (
          <NumberField
            label={t("notice")}
            unit={t("daysUnit")}
            value={field.value}
            onChange={field.onChange}
            error={problem(errors.noticeDays)}
          />
        )}
      />
    </FormSheet>
  );
}
