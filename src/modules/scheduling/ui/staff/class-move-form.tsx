"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
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
import { nameOf, type PlacedClass } from "./calendar-columns.ts";
import { thisIsMine } from "./own-changes.ts";
import { TimeSuggestions } from "./time-suggestions.tsx";
import type { CalendarAppointment } from "./types.ts";

type Offer = { start: number; professionalId: string };
type Props = {
  item: PlacedClass;
  /** Any of its seats: they share place and time. */
  seat: CalendarAppointment;
  timeZone: string;
  onBack: () => void;
  onMoved: () => void;
};

/** Another day, hour or professional for everyone in a class at once. */
export function ClassMoveForm({ item, seat, timeZone, onBack, onMoved }: Props) {
  const t = useTranslations("calendar.class");
  const m = useTranslations("moving.staff");
  const u = useTranslations("calendar.undo");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
  const utils = api.useUtils();
  const { serviceId, professional } = seat;
  const [whom, setWhom] = useState(professional.id);
  const [date, setDate] = useState(dateOf(seat.start, timeZone));
  const [typed, setTyped] = useState("");
  const [outside, setOutside] = useState(false);
  const [reason, setReason] = useState("");
  const [wrongTime, setWrongTime] = useState(false);
  const [problem, setProblem] = useState<{ words: string; alternatives: readonly Offer[] } | null>(null);
  const move = api.calendar.moveClass.useMutation();
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
    const said = reason.trim();
    for (const { id } of item.seats) thisIsMine(id);
    try {
      const done = await move.mutateAsync({
        id: item.id,
        start,
        professionalId: whom,
        outsideHours: outside,
        ...(said.length >= 3 && { reason: said }),
      });
      if (!done.ok) {
        const alternatives = "alternatives" in done ? (done.alternatives as readonly Offer[]) : [];
        return setProblem({ words: words(done.reason), alternatives });
      }
      const clients = new Map(item.seats.map(({ client }) => [client.id, client]));
      const told = [...clients.values()].filter(({ email }) => email).length;
      toast.success(t("moved", { name: seat.service[locale], when: formatDayTime(start, timeZone, locale) }), {
        description: u("toldAll", { told, byPhone: clients.size - told }),
      });
      onMoved();
      void utils.calendar.invalidate();
    } catch (error) {
      setProblem({ words: words(error as ApiError), alternatives: [] });
    }
  };

  return (
    <form
      ref={form}
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
      <p className="text-sm text-muted-foreground">{t("moveHint", { count: item.seats.length })}</p>
      {people.length > 1 ? (
        <Field label={m("professional")}>
          <NativeSelect value={whom} onChange={(event) => setWhom(event.target.value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {nameOf(person)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label={m("date")} hint={<span className="first-letter:uppercase">{formatDate(date, locale)}</span>}>
          <Input
            type="date"
            required
            value={date}
            onChange={(event) => event.target.value && setDate(event.target.value)}
          />
        </Field>
        <Field label={m("time")} hint={m("timeHint")} error={wrongTime ? m("timeWrong") : undefined}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            placeholder={formatTime(seat.start, timeZone, locale)}
            className="tabular-nums"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => minute !== null && setTyped(clock(minute))}
          />
        </Field>
      </div>
      <TimeSuggestions
        query={{ serviceId, professionalId: whom, date }}
        seats={item.capacity}
        chosen={start}
        onChoose={take}
        onDate={setDate}
        onOther={() => setOutside(true)}
        outside={outside}
      />
      <label className="flex items-start gap-3 text-sm">
        <Switch checked={outside} onCheckedChange={setOutside} className="mt-0.5" />
        <span className="grid gap-0.5">
          <span className="font-medium">{m("outside")}</span>
          <span className="text-muted-foreground">{m("outsideHint")}</span>
        </span>
      </label>
      <Field label={m("reason")} aside={m("optional")}>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {problem ? (
        <Notice
          tone="warning"
          role="alert"
          action={problem.alternatives.map((to) => (
            <Button key={to.start} size="sm" variant="outline" onClick={() => take(to)}>
              {formatDayTime(to.start, timeZone, locale)}
            </Button>
          ))}
        >
          {problem.words}
        </Notice>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onBack}>
          {m("back")}
        </Button>
        <Button size="sm" type="submit" pending={move.isPending}>
          {t("moveSubmit")}
        </Button>
      </div>
    </form>
  );
}
