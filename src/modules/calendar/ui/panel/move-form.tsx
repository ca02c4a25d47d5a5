"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { dateOf, formatDate, formatDayTime, formatTime } from "#lib/time.ts";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { clock, instantAt } from "../../domain/calendar-layout.ts";
import { typedTime } from "../../domain/typed-time.ts";
import { TimeSuggestions } from "../desk/time-suggestions.tsx";

type Offer = { start: number; professionalId: string };
export type Wanted = Offer & { outsideHours: boolean; reason?: string };
export type Problem = { words: string; alternatives: readonly Offer[] };
type Props = {
  /** What is moved, and from where. */
  from: Offer & { serviceId: string };
  timeZone: string;
  title: string;
  hint?: string;
  action: string;
  /** Seats of a class, which must all find room. */
  seats?: number;
  /** Whether it may become another professional's. */
  anyGiver?: boolean;
  children?: ReactNode;
  /** Answers what stood in its way, or null. */
  onMove: (to: Wanted) => Promise<Problem | null>;
  onBack: () => void;
};

/** Another day, hour or professional: a free time at a click, or an exact one, outside hours if need be. */
export function MoveForm({
  from,
  timeZone,
  title,
  hint,
  action,
  seats,
  anyGiver = true,
  children,
  onMove,
  onBack,
}: Props) {
  const t = useTranslations("moving.staff");
  const locale = useLocale();
  const words = useRefusalWords();
  const { serviceId } = from;
  const [whom, setWhom] = useState(from.professionalId);
  const [date, setDate] = useState(dateOf(from.start, timeZone));
  const [typed, setTyped] = useState("");
  const [outside, setOutside] = useState(false);
  const [reason, setReason] = useState("");
  const [wrongTime, setWrongTime] = useState(false);
  const [moving, setMoving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const offer = api.booking.services.useQuery(undefined, { staleTime: 60_000 });
  const day = api.calendar.range.useQuery({ from: date, days: 1 }, { staleTime: 30_000 });
  const visible = new Set(day.data?.professionals.map((person) => person.id));
  const people = (offer.data?.services.find((service) => service.id === serviceId)?.professionals ?? []).filter(
    (person) => visible.has(person.id),
  );
  const offsets = day.data?.offsets ?? [];
  const minute = typedTime(typed);
  const start = minute === null || offsets.length === 0 ? null : instantAt(offsets, date, minute);
  // The button that opened it is gone: the keyboard goes on here.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);

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
    setMoving(true);
    const said = reason.trim();
    const to = { start, professionalId: whom, outsideHours: outside, ...(said.length >= 3 && { reason: said }) };
    setProblem(await onMove(to).catch((error: unknown) => ({ words: words(error as ApiError), alternatives: [] })));
    setMoving(false);
  };

  return (
    <form
      ref={form}
      className="grid gap-4 rounded-xl border border-border bg-muted/40 p-4"
      noValidate
      aria-label={title}
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
      {hint ? <p className="text-sm text-muted-foreground">{hint}</p> : null}
      {people.length > 1 && anyGiver ? (
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
            placeholder={formatTime(from.start, timeZone, locale)}
            className="tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => minute !== null && setTyped(clock(minute))}
          />
        </Field>
      </div>
      <TimeSuggestions
        query={{ serviceId, professionalId: whom, date }}
        {...(seats !== undefined && { seats })}
        moving={from.start}
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
      {children}
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
        <Button size="sm" type="submit" pending={moving}>
          {action}
        </Button>
      </div>
    </form>
  );
}
