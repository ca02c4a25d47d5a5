"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Switch } from "#ui/switch.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { ClientPicker } from "#modules/clients/ui/client-picker.tsx";
import { useFocusBack } from "../use-focus-back.ts";
import { AppointmentRefused } from "./appointment-refused.tsx";
import { SameClient } from "./same-client.tsx";
import { AppointmentWhoWhen } from "./appointment-who-when.tsx";
import type { Draft } from "./draft.ts";
import { RepeatAppointment } from "./repeat-appointment.tsx";
import { TimeSuggestions } from "./time-suggestions.tsx";
import { useAppointmentForm } from "./use-appointment-form.ts";

type Props = {
  draft: Draft;
  canWaiveCredits: boolean;
  ownProfessionalId: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** From here on a sheet comes from the right (`md`). */
const BESIDE = "(min-width: 48rem)";

/** For whoever phoned or stands at the desk: who, what, with whom, when. */
export function NewAppointment({ draft, canWaiveCredits, ownProfessionalId, open, onOpenChange }: Props) {
  const t = useTranslations("calendar.create");
  const focusBack = useFocusBack();
  const form = useAppointmentForm({ draft, ownProfessionalId, open, onOpenChange });
  const { service, professionalId, date, start, outside, notes, errors, refused } = form;
  const close = () => onOpenChange(false);
  // At a desk it stands beside the calendar, which stays in sight and in reach; on a phone it takes the screen.
  const [covers] = useState(() => !matchMedia(BESIDE).matches);

  return (
    <Sheet open={open} modal={covers} onOpenChange={onOpenChange}>
      <SheetContent
        className="md:top-16 md:max-w-lg md:shadow-lg"
        data-modal
        onInteractOutside={(event) => covers || event.preventDefault()}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={focusBack}
      >
        <SheetHeader>
          <SheetTitle>{t(draft.walkIn ? "walkIn" : "title")}</SheetTitle>
          <SheetDescription>{t("description")}</SheetDescription>
        </SheetHeader>
        <form
          className="flex flex-1 flex-col gap-5"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit();
          }}
        >
          <ClientPicker value={form.client} onChange={form.setClient} errors={errors} />
          <AppointmentWhoWhen form={form} ownProfessionalId={ownProfessionalId} pulled={draft.minutes} />
          {service && open ? (
            <TimeSuggestions
              query={{ serviceId: service.id, professionalId, date }}
              chosen={start}
              onChoose={({ start: at, professionalId: whom }) => form.take(at, whom)}
              onDate={form.setDate}
              onOther={() => form.setOutside(true)}
              outside={outside}
            />
          ) : null}
          <div className="flex items-start gap-3">
            <Switch id="outside-hours" checked={outside} onCheckedChange={form.setOutside} className="mt-0.5" />
            <label htmlFor="outside-hours" className="grid gap-0.5 text-sm">
              <span className="font-medium">{t("outside")}</span>
              <span className="text-muted-foreground">{t("outsideHint")}</span>
            </label>
          </div>
          <Field label={t("notes")} aside={t("optional")}>
            <Textarea rows={2} maxLength={2000} value={notes} onChange={(event) => form.setNotes(event.target.value)} />
          </Field>
          <div className="sticky -bottom-6 -mx-6 mt-auto -mb-6 grid gap-3 border-t border-border bg-popover px-6 py-4">
            <SameClient form={form} />
            {refused ? (
              <AppointmentRefused refused={refused} form={form} canWaiveCredits={canWaiveCredits} onLeave={close} />
            ) : null}
            {errors["form"] ? <Notice tone="error">{errors["form"]}</Notice> : null}
            <SheetFooter className="mt-0 flex-row justify-end pt-0 max-sm:[&>*]:flex-1">
              <Button variant="ghost" onClick={close}>
                {t("close")}
              </Button>
              {service?.isClass ? null : (
                <RepeatAppointment
                  form={form}
                  canWaiveCredits={canWaiveCredits}
                  isTheirOwn={ownProfessionalId !== null}
                  onBooked={close}
                />
              )}
              <Button type="submit" pending={form.pending}>
                {t("submit")}
              </Button>
            </SheetFooter>
          </div>
        </form>
      </SheetContent>
    </Sheet>
  );
}
