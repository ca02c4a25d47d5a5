"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { blankService } from "#modules/catalog/ui/blank-service.ts";
import { SaveService } from "#modules/catalog/schemas.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { useLanguages } from "#ui/languages.tsx";
import { MoneyField } from "#ui/money-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { useSaving } from "#ui/use-saving.ts";

/** What can be booked, in three fields; everything else has a default that can be changed later. */
export function ServiceStep({ currency }: { currency: string }) {
  const t = useTranslations("setup.steps.service");
  const fields = useTranslations("common.fields");
  const unit = useTranslations("catalog.unit");
  const router = useRouter();
  const saving = useSaving();
  const save = api.catalog.saveService.useMutation();
  const [main] = useLanguages();
  const catalog = api.catalog.professionals.useQuery();
  const [name, setName] = useState("");
  const [minutes, setMinutes] = useState(45);
  const [price, setPrice] = useState(0);
  const [tried, setTried] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const blank = blankService(catalog.data?.professionals ?? []);
    const wanted = SaveService.safeParse({
      ...blank,
      name: { ...blank.name, [main]: name },
      durationMin: minutes,
      priceMinor: price,
    });
    if (wanted.success && (await saving(() => save.mutateAsync(wanted.data)))) router.refresh();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
        <Field label={t("name")} required error={tried && !name.trim() ? fields("REQUIRED") : undefined}>
          <Input
            value={name}
            maxLength={80}
            placeholder={t("example")}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <NumberField
          label={t("minutes")}
          unit={unit("minutes")}
          value={minutes}
          onChange={setMinutes}
          error={minutes >= 5 && minutes <= 1440 ? undefined : fields("AT_LEAST", { bound: 5 })}
        />
        <MoneyField
          label={t("price")}
          currency={currency}
          value={price}
          onChange={(minor) => setPrice(Number.isNaN(minor) ? 0 : minor)}
          error={undefined}
        />
      </div>
      <Button type="submit" className="justify-self-start" pending={save.isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
