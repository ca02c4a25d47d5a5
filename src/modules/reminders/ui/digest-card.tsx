"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { toast } from "#ui/toaster.tsx";
import type { SaveDigest } from "../schemas.ts";

/** Whether the staff read their day by mail, and when. Saved as it is chosen. */
export function DigestCard({ initial, onSaved }: { initial: SaveDigest; onSaved: () => void }) {
  const t = useTranslations("reminders.digestCard");
  const words = useRefusalWords();
  const saving = api.reminders.saveDigest.useMutation();
  const [digest, setDigest] = useState(initial);
  const save = async (next: SaveDigest) => {
    setDigest(next);
    try {
      await saving.mutateAsync(next);
      toast.success(t("saved"));
      onSaved();
    } catch (fault) {
      setDigest(digest);
      toast.error(words(fault as ApiError));
    }
  };
  return (
    <Card>
      <CardHeader className="flex flex-row items-start justify-between gap-4">
        <div className="grid gap-1">
          <CardTitle>{t("title")}</CardTitle>
          <CardDescription>{t("description")}</CardDescription>
        </div>
        <Switch
          aria-label={t("active")}
          checked={digest.active}
          onCheckedChange={(active) => void save({ ...digest, active })}
          className="mt-1"
        />
      </CardHeader>
      <CardContent>
        <Field label={t("hour")} className="max-w-40">
          <NativeSelect
            disabled={!digest.active}
            value={digest.hour}
            onChange={(event) => void save({ ...digest, hour: Number(event.target.value) })}
          >
            {Array.from({ length: 24 }, (_, hour) => (
              <option key={hour} value={hour}>{`${String(hour).padStart(2, "0")}:00`}</option>
            ))}
          </NativeSelect>
        </Field>
      </CardContent>
    </Card>
  );
}
