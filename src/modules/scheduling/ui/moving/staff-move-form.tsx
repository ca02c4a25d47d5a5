"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dateOf, formatDate, formatDayTime, formatTime } from "#lib/time.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { toast } from "#ui/toaster.tsx";
import { clock, instantAt } from "../../domain/calendar-layout.ts";
import { typedTime } from "../../domain/typed-time.ts";
import type { Reach } from "../../queries/lock-series.ts";
import { thisIsMine } from "../staff/own-changes.ts";
import { TimeSuggestions } from "../staff/time-suggestions.tsx";
import type { AppointmentView } from "../staff/types.ts";
import { ReachChoice } from "./reach-choice.tsx";

type Offer = { start: number; professionalId: string };
type Props = { appointment: AppointmentView; timeZone: string; onBack: () => void };

/** Another day, hour or professional: a free time at a click, or an exact one, outside hours if need be. */
export function StaffMoveForm({ appointment, timeZone, onBack }: Props) {
  const t = useTranslations("moving.staff");
  const locale = useLocale();
  const words = useRefusalWords();
  const utils = api.useUtils();
  const { id, client, professional, serviceId, seriesId } = appointment;
  const [reach, setReach] = useState<Reach>("this");
  const [whom, setWhom] = useState(professional.id);
  const [date, setDate] = useState(dateOf(appointment.start, timeZone));
  const [typed, setTyped] = useState("");
  const [outside, setOutside] = useState(false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ words: string; alternatives: readonly Offer[] } | null>(null);
  const [wrongTime, setWrongTime] = useState(false);
  const one = api.calendar.reschedule.useMutation();
  const series = api.series.move.useMutation();
  const offer = api.booking.services.useQuery(undefined, { staleTime: 60_000 });
  const day = api.calendar.range.useQuery({ from: date, days: 1 }, { staleTime: 30_000 });
  const visible = new Set(day.data?.professionals.map((person) => person.id));
  const people = (offer.data?.services.find((service) => service.id === serviceId)?.professionals ?? []).filter(
    (person) => visible.has(person.id),
  );
  const offsets = day.data?.offsets ?? [];
  const minute = typedTime(typed);
  const start = minute === null || offsets.length === 0 ? null : instantAt(offsets, date, minute);

  const take = (to: Offer) => {
    setProblem(null);
    setWrongTime(false);
    setDate(dateOf(to.start, timeZone));
    setTyped(formatTime(to.start, timeZone, locale));
    setWhom(to.professionalId);
  };
  const submit = async () => {
    setWrongTime(start === null);
    if (start === null) return;
    setProblem(null);
    const said = reason.trim();
    const to = { id, start, outsideHours: outside, ...(said.length >= 3 && { reason: said }) };
    thisIsMine(id);
    try {
      const done = await (reach === "this"
        ? one.mutateAsync({ ...to, professionalId: whom })
        : series.mutateAsync({ ...to, reach }));
      if (!done.ok) {
        const named =
          "start" in done && reach !== "this" ? `${formatDayTime(Number(done.start), timeZone, locale)}: ` : "";
        const near = "alternatives" in done ? (done.alternatives as readonly Offer[]) : [];
        return setProblem({ words: `${named}${words(done.reason)}`, alternatives: reach === "this" ? near : [] });
      }
      toast.success(t("moved", { name: client.firstName, when: formatDayTime(start, timeZone, locale) }));
      onBack();
      void utils.calendar.invalidate();
    } catch (error) {
      setProblem({ words: words(error as ApiError), alternatives: [] });
    }
  };

  return (
    <form
      className="grid gap-4 rounded-xl border border-border bg-muted/40 p-4"
      noValidate
      aria-label={t("moveTitle")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onBack();
      }}
    >
      {people.length > 1 && reach === "this" ? (
        <Field label={t("professional")}>
          <NativeSelect value={whom} onChange={(event) => setWhom(event.target.value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.firstName} {person.lastName}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("date")} hint={<span className="first-letter:uppercase">{formatDate(date, locale)}</span>}>
          <Input
            type="date"
            required
            value={date}
            onChange={(event) => event.target.value && setDate(event.target.value)}
          />
        </Field>
        <Field label={t("time")} hint={t("timeHint")} error={wrongTime ? t("timeWrong") : undefined}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            placeholder={formatTime(appointment.start, timeZone, locale)}
            className="tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => minute !== null && setTyped(clock(minute))}
          />
        </Field>
      </div>
      <TimeSuggestions
        query={{ serviceId, professionalId: whom, date }}
        chosen={start}
        onChoose={take}
        onDate={setDate}
        onOther={() => setOutside(true)}
        outside={outside}
      />
      <label className="flex items-start gap-3 text-sm">
        <Switch checked={outside} onCheckedChange={setOutside} className="mt-0.5" />
        <span className="grid gap-0.5">
          <span className="font-medium">{t("outside")}</span>
          <span className="text-muted-foreground">{t("outsideHint")}</span>
        </span>
      </label>
      {seriesId ? <ReachChoice value={reach} onChange={setReach} /> : null}
      <Field label={t("reason")} aside={t("optional")}>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {problem ? (
        <Notice
          tone="warning"
          role="alert"
          action={
            problem.alternatives.length > 0
              ? problem.alternatives.map((to) => (
                  <Button key={to.start} size="sm" variant="outline" onClick={() => take(to)}>
                    {formatDayTime(to.start, timeZone, locale)}
                  </Button>
                ))
              : undefined
          }
        >
          {problem.words}
        </Notice>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onBack}>
          {t("back")}
        </Button>
        <Button size="sm" type="submit" pending={one.isPending || series.isPending}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
