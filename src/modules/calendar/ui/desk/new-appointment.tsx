"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dateOf, formatDate, formatDayTime, formatTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Switch } from "#ui/switch.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import { Link, useRouter } from "#i18n/navigation.ts";
import { clock, instantAt, wallMinute } from "../../domain/calendar-layout.ts";
import { typedTime } from "../../domain/typed-time.ts";
import { RepeatDialog } from "#modules/appointments/ui/series/repeat-dialog.tsx";
import { ClientPicker, type ChosenClient } from "#modules/clients/ui/client-picker.tsx";
import type { Draft } from "./draft.ts";
import { likelyService } from "./likely-service.ts";
import { thisIsMine } from "../own-changes.ts";
import { useFocusBack } from "../use-focus-back.ts";
import { TimeSuggestions } from "./time-suggestions.tsx";

type Props = {
  draft: Draft;
  canWaiveCredits: boolean;
  ownProfessionalId: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};
type Alternative = { start: number; professionalId: string };

/** Refusals that staff may overrule: by hours, grid, notice. Never by another appointment. */
const OVERRULED = new Set(["OUTSIDE_AVAILABILITY", "OFF_GRID", "TOO_SOON", "BEYOND_HORIZON", "DAILY_MAX", "PAST"]);

/** For whoever phoned or stands at the desk: who, what, with whom, when. */
export function NewAppointment({ draft, canWaiveCredits, ownProfessionalId, open, onOpenChange }: Props) {
  const t = useTranslations("calendar.create");
  const series = useTranslations("moving.series");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
  const focusBack = useFocusBack();
  const router = useRouter();
  const utils = api.useUtils();
  const create = api.calendar.create.useMutation();

  const offer = api.booking.services.useQuery(undefined, { staleTime: 60_000 });
  const timeZone = offer.data?.timeZone ?? "UTC";
  const person = ownProfessionalId ?? draft.professionalId ?? null;
  const services = (offer.data?.services ?? []).filter(
    ({ professionals }) => !person || professionals.some(({ id }) => id === person) || !ownProfessionalId,
  );

  const [client, setClient] = useState<ChosenClient | null>(
    draft.client ? { kind: "known", client: draft.client } : null,
  );
  const [wantedService, setService] = useState<string | null>(draft.serviceId ?? null);
  const [wantedProfessional, setProfessional] = useState<string>(person ?? "any");
  const [wantedDate, setDate] = useState(draft.date ?? "");
  const [typed, setTyped] = useState(draft.minute === undefined ? "" : clock(draft.minute));
  const [assigned, setAssigned] = useState<string | null>(null);
  const [outside, setOutside] = useState(draft.walkIn ?? false);
  const [notes, setNotes] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<{
    reason: string;
    alternatives: Alternative[];
    credit?: { needed: number; balance: number };
  } | null>(null);

  const service = likelyService(services, { wanted: wantedService, person, minutes: draft.minutes });
  const people = (service?.professionals ?? []).filter(({ id }) => !ownProfessionalId || id === ownProfessionalId);
  const professionalId = people.some(({ id }) => id === wantedProfessional)
    ? wantedProfessional
    : (ownProfessionalId ?? "any");
  const now = Date.now();
  const date = wantedDate || dateOf(now, timeZone);
  // The day as it is: its clock (for what is typed) comes from the server.
  const day = api.calendar.range.useQuery({ from: date, days: 1 }, { enabled: open, staleTime: 30_000 });
  const offsets = day.data?.offsets ?? [];
  const isNow = draft.walkIn && typed === "" && day.data;
  const time = isNow ? clock(Math.floor(wallMinute(offsets, now) / 5) * 5) : typed;
  const minute = typedTime(time);
  const nameOf = (id: string) =>
    people.filter((one) => one.id === id).map((one) => `${one.firstName} ${one.lastName}`)[0] ?? "";

  const repeatable =
    client?.kind === "known" && service && minute !== null && offsets.length > 0
      ? {
          serviceId: service.id,
          professionalId,
          professionalName: professionalId === "any" ? null : nameOf(professionalId),
          start: instantAt(offsets, date, minute),
          timeZone,
          clientId: client.client.id,
          ...(notes.trim() && { notes: notes.trim() }),
        }
      : null;

  const take = (start: number, whom: string) => {
    setRefused(null);
    setAssigned(whom);
    setDate(dateOf(start, timeZone));
    setTyped(formatTime(start, timeZone, locale));
    setErrors(({ time: _time, professional: _professional, ...rest }) => rest);
  };

  const submit = async (chargeCredits = true) => {
    const whom = professionalId === "any" ? assigned : professionalId;
    const wrong: Record<string, string> = {};
    if (!client) wrong["client"] = t("chooseClient");
    if (client?.kind === "new" && !client.fields.firstName.trim()) wrong["firstName"] = t("nameMissing");
    if (client?.kind === "new" && client.fields.email.trim() && !/^\S+@\S+\.\S+$/.test(client.fields.email.trim()))
      wrong["email"] = t("emailWrong");
    if (minute === null) wrong["time"] = t(time.trim() ? "timeWrong" : "timeMissing");
    if (!whom) wrong["professional"] = t("chooseProfessional");
    setErrors(wrong);
    if (Object.keys(wrong).length > 0 || !client || !service || !whom || minute === null) return;
    setRefused(null);
    const start = instantAt(offsets, date, minute);
    const fields = client.kind === "new" ? client.fields : null;
    const chosen =
      client.kind === "known"
        ? { id: client.client.id }
        : {
            firstName: fields?.firstName ?? "",
            lastName: fields?.lastName ?? "",
            ...(fields?.email.trim() && { email: fields.email.trim() }),
            ...(fields?.phone.trim() && { phone: fields.phone.trim() }),
          };
    try {
      const answer = await create.mutateAsync({
        serviceId: service.id,
        professionalId: whom,
        start,
        client: chosen,
        outsideHours: outside,
        chargeCredits,
        ...(notes.trim() && { notes: notes.trim() }),
      });
      if (!answer.ok)
        return setRefused({
          reason: answer.reason,
          alternatives: "alternatives" in answer ? answer.alternatives : [],
          ...(answer.reason === "NO_CREDIT" && { credit: { needed: answer.needed, balance: answer.balance } }),
        });
      thisIsMine(answer.appointmentId);
      void utils.calendar.invalidate();
      onOpenChange(false);
      const name =
        client.kind === "known"
          ? `${client.client.firstName} ${client.client.lastName}`
          : `${client.fields.firstName} ${client.fields.lastName}`;
      toast.success(t("booked", { name: name.trim(), when: formatDayTime(start, timeZone, locale) }), {
        ...(answer.atDesk && { description: t("atDesk") }),
        action: {
          label: t("see"),
          onClick: () =>
            router.push({ pathname: "/staff/calendar", query: { view: "day", date, open: answer.appointmentId } }),
        },
      });
    } catch (error) {
      setErrors({ form: words(error as Error) });
    }
  };

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        className="md:max-w-lg"
        data-modal
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
            void submit();
          }}
        >
          <ClientPicker value={client} onChange={setClient} errors={errors} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("service")}>
              <NativeSelect
                value={service?.id ?? ""}
                onChange={(event) => {
                  setService(event.target.value);
                  setRefused(null);
                }}
              >
                {services.map(({ id, name, durationMin }) => (
                  <option key={id} value={id}>
                    {name[locale]} ({t("minutes", { count: durationMin })})
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field label={t("professional")} error={errors["professional"]}>
              <NativeSelect
                value={professionalId}
                disabled={ownProfessionalId !== null}
                onChange={(event) => {
                  setProfessional(event.target.value);
                  setAssigned(null);
                  setRefused(null);
                }}
              >
                {ownProfessionalId ? null : (
                  <option value="any">
                    {professionalId === "any" && assigned ? t("anyChosen", { name: nameOf(assigned) }) : t("any")}
                  </option>
                )}
                {people.map(({ id, firstName, lastName }) => (
                  <option key={id} value={id}>
                    {firstName} {lastName}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            {draft.minutes && service && draft.minutes !== service.durationMin ? (
              <p className="-mt-1 text-sm leading-snug text-muted-foreground sm:col-span-2">
                {t("pulled", { pulled: draft.minutes, minutes: service.durationMin })}
              </p>
            ) : null}
            <Field label={t("date")} hint={<span className="first-letter:uppercase">{formatDate(date, locale)}</span>}>
              <Input
                type="date"
                required
                value={date}
                onChange={(event) => event.target.value && setDate(event.target.value)}
              />
            </Field>
            <Field label={t("time")} error={errors["time"]} hint={t("timeHint")}>
              <Input
                inputMode="numeric"
                autoComplete="off"
                placeholder="09:30"
                className="tabular-nums"
                value={time}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={() => minute !== null && setTyped(clock(minute))}
              />
            </Field>
          </div>
          {service && open ? (
            <TimeSuggestions
              query={{ serviceId: service.id, professionalId, date }}
              chosen={minute === null || offsets.length === 0 ? null : instantAt(offsets, date, minute)}
              onChoose={({ start, professionalId: whom }) => take(start, whom)}
              onDate={setDate}
              onOther={() => setOutside(true)}
              outside={outside}
            />
          ) : null}
          <div className="flex items-start gap-3">
            <Switch id="outside-hours" checked={outside} onCheckedChange={setOutside} className="mt-0.5" />
            <label htmlFor="outside-hours" className="grid gap-0.5 text-sm">
              <span className="font-medium">{t("outside")}</span>
              <span className="text-muted-foreground">{t("outsideHint")}</span>
            </label>
          </div>
          <Field label={t("notes")} aside={t("optional")}>
            <Textarea rows={2} maxLength={2000} value={notes} onChange={(event) => setNotes(event.target.value)} />
          </Field>
          <div className="sticky -bottom-6 -mx-6 mt-auto -mb-6 grid gap-3 border-t border-border bg-popover px-6 py-4">
            {refused ? (
              <Notice
                tone="warning"
                title={words(refused.reason)}
                action={
                  refused.alternatives.length > 0 ? (
                    refused.alternatives.map(({ start, professionalId: whom }) => (
                      <Button key={`${start}${whom}`} size="sm" variant="outline" onClick={() => take(start, whom)}>
                        {formatDayTime(start, timeZone, locale)}
                      </Button>
                    ))
                  ) : refused.credit ? (
                    <>
                      {canWaiveCredits ? (
                        <Button
                          size="sm"
                          variant="outline"
                          pending={create.isPending}
                          onClick={() => void submit(false)}
                        >
                          {t("without")}
                        </Button>
                      ) : null}
                      {client?.kind === "known" ? (
                        <Button size="sm" variant="ghost" asChild>
                          <Link
                            href={{ pathname: "/staff/clients/[id]", params: { id: client.client.id } }}
                            onClick={() => onOpenChange(false)}
                          >
                            {t("toClient")}
                          </Link>
                        </Button>
                      ) : null}
                    </>
                  ) : OVERRULED.has(refused.reason) && !outside ? (
                    <Button size="sm" variant="outline" onClick={() => (setOutside(true), setRefused(null))}>
                      {t("allowOutside")}
                    </Button>
                  ) : undefined
                }
              >
                {refused.alternatives.length > 0
                  ? t("alternatives")
                  : refused.credit
                    ? t("noCredit", refused.credit)
                    : null}
              </Notice>
            ) : null}
            {errors["form"] ? <Notice tone="error">{errors["form"]}</Notice> : null}
            <SheetFooter className="mt-0 flex-row justify-end pt-0 max-sm:[&>*]:flex-1">
              <Button variant="ghost" onClick={() => onOpenChange(false)}>
                {t("close")}
              </Button>
              {service?.isClass ? null : (
                <RepeatDialog
                  from={repeatable}
                  canWaiveCredits={canWaiveCredits}
                  isTheirOwn={ownProfessionalId !== null}
                  missing={client?.kind === "known" ? "chooseTime" : "chooseClient"}
                  onBooked={(count) => {
                    void utils.calendar.invalidate();
                    onOpenChange(false);
                    toast.success(series("booked", { count }));
                  }}
                />
              )}
              <Button type="submit" pending={create.isPending}>
                {t("submit")}
              </Button>
            </SheetFooter>
          </div>
        </form>
      </SheetContent>
    </Sheet>
  );
}
