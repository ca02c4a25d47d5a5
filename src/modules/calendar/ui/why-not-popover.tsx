"use client";

import { CalendarPlus, CircleCheck, ShieldQuestion } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { formatDate } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Popover, PopoverAnchor, PopoverContent } from "#ui/popover.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { WhyNot } from "#modules/appointments/queries/why-not.ts";
import { clock, instantAt } from "../domain/calendar-layout.ts";
import { typedTime } from "../domain/typed-time.ts";
import { nameOf, type Cell } from "./calendar-columns.ts";
import type { CalendarData } from "./types.ts";
import { useFocusBack } from "./use-focus-back.ts";
import { takenWords, whyWords } from "./why-not-words.ts";

export type Asked = Cell & { x: number; y: number };
type Props = {
  asked: Asked;
  data: CalendarData;
  /** The service asked about last time. */
  lastService: string | null;
  onService: (id: string) => void;
  onClose: () => void;
  onOpen: (appointmentId: string) => void;
  onBook?: ((at: Cell & { serviceId: string }) => void) | undefined;
};

const link = "font-medium underline decoration-border-strong underline-offset-4 hover:decoration-current";

/** "Why is this not free?", answered by the code that makes the slots, with a way to what stands there. */
export function WhyNotPopover({ asked, data, lastService, onService, onClose, onOpen, onBook }: Props) {
  const focusBack = useFocusBack();
  const t = useTranslations("calendar.why");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
  const [wanted, setPerson] = useState(asked.professionalId);
  const [typed, setTyped] = useState(clock(asked.minute));
  const offer = api.booking.services.useQuery(undefined, { staleTime: 60_000 });
  const person = data.professionals.find(({ id }) => id === wanted) ?? data.professionals[0];
  const services = offer.data?.services ?? [];
  const service =
    services.find(({ id }) => id === lastService) ??
    services.find(({ professionals }) => professionals.some(({ id }) => id === person?.id)) ??
    services[0];
  const minute = typedTime(typed);
  const start = minute === null ? null : instantAt(data.offsets, asked.date, minute);
  const answer = api.calendar.whyNot.useQuery(
    { serviceId: service?.id ?? "", professionalId: person?.id ?? "", start: start ?? 0 },
    { enabled: Boolean(service && person && start !== null), staleTime: 0 },
  );
  const found = answer.data;

  return (
    <Popover open onOpenChange={(open) => !open && onClose()}>
      <PopoverAnchor asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: asked.x, top: asked.y }} />
      </PopoverAnchor>
      <PopoverContent
        align="start"
        side="right"
        className="grid w-[22rem] gap-4"
        data-modal
        aria-labelledby="why-title"
        onCloseAutoFocus={focusBack}
      >
        <div className="grid gap-0.5">
          <h2 id="why-title" className="font-sans text-sm font-semibold tracking-normal">
            {t("title")}
          </h2>
          <p className="text-[0.8125rem] text-muted-foreground first-letter:uppercase">
            {formatDate(asked.date, locale)}
          </p>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] gap-2">
          <Field label={t("service")}>
            <NativeSelect value={service?.id ?? ""} onChange={(event) => onService(event.target.value)}>
              {services.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[locale]}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("time")} error={minute === null ? t("timeWrong") : undefined}>
            <Input
              className="tabular-nums"
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          <Field label={t("professional")} className="col-span-2">
            <NativeSelect value={person?.id ?? ""} onChange={(event) => setPerson(event.target.value)}>
              {data.professionals.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
            </NativeSelect>
          </Field>
        </div>
        <div aria-live="polite" className="grid gap-3 border-t border-border pt-3 text-sm leading-relaxed">
          {found?.ok ? (
            found.why ? (
              <>
                <p className="flex gap-2">
                  <ShieldQuestion aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
                  <span>
                    {whyWords(found.why, {
                      t,
                      locale,
                      timeZone: found.timeZone,
                      professional: found.professional.name,
                      service: found.service.name[locale],
                    })}
                  </span>
                </p>
                <Where
                  why={found.why}
                  professionalId={found.professional.id}
                  timeZone={found.timeZone}
                  onOpen={onOpen}
                />
              </>
            ) : (
              <>
                <p className="flex gap-2">
                  <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
                  <span>
                    {t("free", { service: found.service.name[locale], professional: found.professional.name })}
                  </span>
                </p>
                {onBook && service && person && minute !== null ? (
                  <Button
                    size="sm"
                    onClick={() =>
                      onBook({ date: asked.date, minute, professionalId: person.id, serviceId: service.id })
                    }
                  >
                    <CalendarPlus aria-hidden /> {t("book")}
                  </Button>
                ) : null}
              </>
            )
          ) : found || answer.error ? (
            <p className="text-destructive">
              {words(found && !found.ok ? found.reason : (answer.error ?? "INTERNAL_ERROR"))}
            </p>
          ) : (
            <Skeleton className="h-10 w-full" />
          )}
        </div>
      </PopoverContent>
    </Popover>
  );
}

type WhereProps = { why: WhyNot; professionalId: string; timeZone: string; onOpen: (id: string) => void };

/** The way to what stands there. */
function Where({ why, professionalId, timeZone, onOpen }: WhereProps) {
  const t = useTranslations("calendar.why");
  const locale = useLocale() as "es-AR" | "en";
  const where = { t, locale, timeZone, professional: "", service: "" };
  switch (why.rule) {
    case "appointment":
    case "buffer":
      return why.taken.id ? <Open id={why.taken.id} onOpen={onOpen} label={t("seeAppointment")} /> : null;
    case "resource":
      return (
        <ul className="grid gap-1.5">
          {why.rooms.map(({ id, name, taken }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-3">
              <span>
                <span className="font-medium">{name[locale]}</span>
                {taken ? <span className="text-muted-foreground"> · {takenWords(taken, where)}</span> : null}
              </span>
              {taken?.id ? <Open id={taken.id} onOpen={onOpen} label={t("see")} /> : null}
            </li>
          ))}
          <li>
            <Link className={link} href="/staff/resources">
              {t("seeResources")}
            </Link>
          </li>
        </ul>
      );
    case "no_working_hours":
    case "override":
    case "outside_window":
    case "block":
    case "imported":
      return (
        <Link className={link} href={{ pathname: "/staff/availability/[professionalId]", params: { professionalId } }}>
          {t("seeAvailability")}
        </Link>
      );
    case "daily_max":
    case "professional_inactive":
      return (
        <Link className={link} href="/staff/professionals">
          {t("seeProfessionals")}
        </Link>
      );
    case "past":
      return null;
    default:
      return (
        <Link className={link} href="/staff/services">
          {t("seeServices")}
        </Link>
      );
  }
}

const Open = ({ id, label, onOpen }: { id: string; label: string; onOpen: (id: string) => void }) => (
  <button type="button" className={`${link} justify-self-start text-left`} onClick={() => onOpen(id)}>
    {label}
  </button>
);
