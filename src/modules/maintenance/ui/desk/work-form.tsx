"use client";

import { ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SyntheticEvent, useRef, useState } from "react";
import { requestId } from "#modules/credits/ui/request-id.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { FormSheet } from "#ui/form-sheet.tsx";
import { Input } from "#ui/input.tsx";
import { MoneyField } from "#ui/money-field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import type { ListedPlan, MachineWithPlans } from "../../queries/plans.ts";
import { MOST_PHOTOS, WORK_KINDS, type WorkKind } from "../../schemas.ts";
import { shrinkPhoto } from "../phone/shrink-photo.ts";
import { sendWork } from "./send-work.ts";
import { wallTimeNow, wallTimeToInstant } from "./wall-time.ts";

type Props = {
  machines: readonly MachineWithPlans[];
  machineId: string | null;
  /** The plan that is fulfilled by it, if it was chosen already. */
  plan: ListedPlan | null;
  currency: string;
  onClose: () => void;
  onSaved: () => void;
};

/** Work that was done, told at the desk: what, when, for how much, with photos. */
export function WorkForm({ machines, machineId: given, plan, currency, onClose, onSaved }: Props) {
  const t = useTranslations("maintenance.workForm");
  const kinds = useTranslations("maintenance.kinds");
  const refusal = useRefusalWords();
  const [id] = useState(requestId);
  const [machineId, setMachineId] = useState(given ?? machines[0]?.id ?? "");
  const machine = machines.find((each) => each.id === machineId);
  const zone = machine?.timeZone ?? "UTC";
  const [planId, setPlanId] = useState(plan?.id ?? "");
  const [kind, setKind] = useState<WorkKind>(plan?.kind ?? "repair");
  const [doneAt, setDoneAt] = useState(() => wallTimeNow(zone));
  const [costMinor, setCost] = useState(Number.NaN);
  const [notes, setNotes] = useState("");
  const [photos, setPhotos] = useState<Blob[]>([]);
  const [sending, setSending] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const chosen = machine?.plans.find((each) => each.id === planId);

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setSending(true);
    const answer = await sendWork(
      {
        id,
        machineId,
        kind: chosen?.kind ?? kind,
        planId: chosen?.id ?? null,
        doneAt: wallTimeToInstant(doneAt, zone),
        costMinor: Number.isNaN(costMinor) ? null : costMinor,
        notes,
      },
      photos,
    );
    setSending(false);
    if (!answer.ok) return void toast.error(refusal(answer.reason));
    toast.success(answer.photosLeftOut > 0 ? t("savedWithout", { count: answer.photosLeftOut }) : t("saved"));
    onSaved();
    onClose();
  };
  const add = async (list: readonly File[]) => {
    const small = await Promise.all(list.map((file) => shrinkPhoto(file).catch(() => file)));
    setPhotos((before) => [...before, ...small].slice(0, MOST_PHOTOS));
  };
  return (
    <FormSheet
      title={t("title")}
      lead={given && machine ? machine.name : t("lead")}
      submit={t("save")}
      pending={sending}
      onSubmit={save}
      onClose={onClose}
      browserValidates
    >
      {given ? null : (
        <Field label={t("machine")} required>
          <NativeSelect
            value={machineId}
            onChange={({ currentTarget: { value } }) => {
              setMachineId(value);
              setPlanId("");
            }}
          >
            {machines.map(({ id: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      {machine && machine.plans.length > 0 ? (
        <Field label={t("plan")} hint={t("planHint")}>
          <NativeSelect value={planId} onChange={({ currentTarget: { value } }) => setPlanId(value)}>
            <option value="">{t("noPlan")}</option>
            {machine.plans.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      {chosen ? null : (
        <Field label={t("kind")} required>
          <NativeSelect value={kind} onChange={({ currentTarget: { value } }) => setKind(value as WorkKind)}>
            {WORK_KINDS.map((each) => (
              <option key={each} value={each}>
                {kinds(each)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
      <Field label={t("doneAt")} required>
        <Input
          type="datetime-local"
          required
          max={wallTimeNow(zone)}
          value={doneAt}
          onChange={({ currentTarget: { value } }) => setDoneAt(value)}
        />
      </Field>
      <MoneyField label={t("cost")} hint={t("costHint")} currency={currency} value={costMinor} onChange={setCost} />
      <Field label={t("notes")}>
        <Textarea
          rows={3}
          maxLength={2000}
          value={notes}
          onChange={({ currentTarget: { value } }) => setNotes(value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={files}
          type="file"
          accept="image/*"
          multiple
          tabIndex={-1}
          aria-label={t("addPhotos")}
          className="sr-only"
          onChange={({ currentTarget }) => {
            const list = [...(currentTarget.files ?? [])];
            currentTarget.value = "";
            void add(list);
          }}
        />
        {photos.length < MOST_PHOTOS ? (
          <Button variant="outline" size="sm" onClick={() => files.current?.click()}>
            <ImagePlus aria-hidden /> {t("addPhotos")}
          </Button>
        ) : null}
        {photos.length > 0 ? (
          <Button variant="ghost" size="sm" onClick={() => setPhotos([])}>
            <X aria-hidden /> {t("photos", { count: photos.length })}
          </Button>
        ) : null}
      </div>
    </FormSheet>
  );
}
