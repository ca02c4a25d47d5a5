"use client";

import { useLocale, useTranslations } from "next-intl";
import { Controller, useForm, useWatch } from "react-hook-form";
import { formatMoney } from "#lib/money.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { formResolver } from "#ui/form-resolver.ts";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { MoneyField } from "#ui/money-field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Switch } from "#ui/switch.tsx";
import { toast } from "#ui/toaster.tsx";
import type { MachineView } from "../queries/machine.ts";
import type { PlanogramPosition } from "../queries/planogram.ts";
import { SaveSlot } from "../schemas.ts";
import { useFieldWords } from "#ui/use-field-words.ts";
import { useSaving } from "#ui/use-saving.ts";

type Props = { machine: MachineView; slot: PlanogramPosition | null; onClose: () => void };

/** What lies in one position, how much of it, and for how much. */
export function SlotForm({ machine, slot, onClose }: Props) {
  const t = useTranslations("machines.slot");
  const locale = useLocale() === "en" ? "en" : "es-AR";
  const problem = useFieldWords("machines.problems");
  const saving = useSaving();
  const utils = api.useUtils();
  const products = api.products.list.useQuery();
  const saves = api.machines.saveSlot.useMutation();
  const removes = api.machines.removeSlot.useMutation();
  const last = machine.slots.at(-1);
  const { control, register, handleSubmit, formState, setError } = useForm<SaveSlot>({
    resolver: formResolver(SaveSlot),
    defaultValues: {
      machineId: machine.id,
      position: slot?.position ?? "",
      productId: slot?.productId ?? "",
      capacity: slot?.capacity ?? last?.capacity ?? 10,
      parLevel: slot?.parLevel ?? null,
      lowStockThreshold: slot?.lowStockThreshold ?? last?.lowStockThreshold ?? 2,
      priceMinor: slot?.priceMinor ?? null,
    },
  });
  const { errors } = formState;
  const refresh = () => void utils.machines.invalidate();

  const save = handleSubmit(async (input) => {
    if (!slot && machine.slots.some(({ position }) => position === input.position))
      return setError("position", { message: "POSITION_TWICE" });
    const done = await saving(() => saves.mutateAsync(input), t("saved"));
    if (!done) return;
    refresh();
    onClose();
  });
  const remove = async () => {
    if (!slot) return;
    const { position, productId, capacity, parLevel, lowStockThreshold, priceMinor } = slot;
    const done = await saving(() => removes.mutateAsync({ machineId: machine.id, position }));
    if (!done) return;
    refresh();
    onClose();
    const back = { machineId: machine.id, position, productId, capacity, parLevel, lowStockThreshold, priceMinor };
    toast.success(t("removed", { position }), {
      action: { label: t("undo"), onClick: () => void saving(() => saves.mutateAsync(back)).then(refresh) },
    });
  };

  const [productId, ownPrice] = useWatch({ control, name: ["productId", "priceMinor"] });
  const chosen = products.data?.find(({ id }) => id === productId);
  const number = (name: "capacity" | "lowStockThreshold") => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <NumberField
          label={t(name)}
          hint={t(`${name}Hint`)}
          error={problem(errors[name])}
          unit={t("units")}
          value={field.value}
          onChange={field.onChange}
        />
      )}
    />
  );
  return (
    <FormSheet
      title={slot ? t("title", { position: slot.position }) : t("new")}
      lead={t("lead")}
      submit={slot ? t("save") : t("add")}
      pending={saves.isPending}
      onSubmit={save}
      onClose={onClose}
      aside={
        slot ? (
          <Button
            variant="ghost"
            className="text-destructive"
            pending={removes.isPending}
            onClick={() => void remove()}
          >
            {t("remove")}
          </Button>
        ) : null
      }
    >
      {slot ? null : (
        <Field label={t("position")} hint={t("positionHint")} required error={problem(errors.position)}>
          <Input
            className="w-36 font-mono uppercase"
            maxLength={16}
            autoCapitalize="characters"
            {...register("position", { setValueAs: (text: string) => text.trim().toUpperCase() })}
          />
        </Field>
      )}
      {products.data ? (
        <Field label={t("product")} required error={errors.productId ? t("productMissing") : undefined}>
          <NativeSelect {...register("productId")}>
            <option value="">{t("choose")}</option>
            {products.data
              .filter(({ archived, id }) => !archived || id === slot?.productId)
              .map((product) => (
                <option key={product.id} value={product.id}>
                  {product.name[locale]} · {product.sku}
                </option>
              ))}
          </NativeSelect>
        </Field>
      ) : (
        <Skeleton className="h-[4.5rem]" />
      )}
      <div className="grid grid-cols-2 items-start gap-4">
        {number("capacity")}
        {number("lowStockThreshold")}
      </div>
      <Controller
        control={control}
        name="parLevel"
        render={({ field }) => (
          <NumberField
            label={t("parLevel")}
            hint={t("parLevelHint")}
            error={problem(errors.parLevel)}
            unit={t("units")}
            value={field.value ?? Number.NaN}
            onChange={(value) => field.onChange(Number.isNaN(value) ? null : value)}
          />
        )}
      />
      <div className="grid gap-4 rounded-xl border border-border p-4">
        <Controller
          control={control}
          name="priceMinor"
          render={({ field }) => (
            <>
              <label className="flex cursor-pointer items-start justify-between gap-4">
                <span className="grid gap-0.5">
                  <span className="text-sm font-medium">{t("ownPrice")}</span>
                  <span className="text-[0.8125rem] leading-snug text-muted-foreground">
                    {chosen
                      ? t("usualPrice", { price: formatMoney(chosen.priceMinor, machine.currency, locale) })
                      : t("ownPriceHint")}
                  </span>
                </span>
                <Switch
                  checked={ownPrice !== null}
                  onCheckedChange={(own) => field.onChange(own ? (chosen?.priceMinor ?? 0) : null)}
                />
              </label>
              {ownPrice === null ? null : (
                <MoneyField
                  label={t("priceHere")}
                  error={problem(errors.priceMinor)}
                  currency={machine.currency}
                  value={field.value ?? 0}
                  onChange={field.onChange}
                />
              )}
            </>
          )}
        />
      </div>
    </FormSheet>
  );
}
