"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { dateOf, formatDayTime, formatTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { AlikeClient } from "#modules/clients/schemas.ts";
import type { ChosenClient } from "#modules/clients/ui/client-picker.tsx";
import { clock, instantAt, wallMinute } from "../../domain/calendar-layout.ts";
import { typedTime } from "../../domain/typed-time.ts";
import { thisIsMine } from "../own-changes.ts";
import { clientAsked, clientName, wrongWith } from "./appointment-fields.ts";
import type { Draft } from "./draft.ts";
import { likelyService } from "./likely-service.ts";

type Props = {
  draft: Draft;
  ownProfessionalId: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};
type Alternative = { start: number; professionalId: string };
export type Refused = {
  reason: string;
  alternatives: Alternative[];
  credit?: { needed: number; balance: number };
};
export type AppointmentForm = ReturnType<typeof useAppointmentForm>;

/** What a new appointment is made of while it is written, and the writing down. */
export function useAppointmentForm({ draft, ownProfessionalId, open, onOpenChange }: Props) {
  const t = useTranslations("calendar.create");
  const locale = useLocale() as "es-AR" | "en";
  const words = useRefusalWords();
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
  const [listed, setListed] = useState<readonly AlikeClient[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);

  // Another place in the calendar was chosen while this was being written.
  const [followed, setFollowed] = useState(draft);
  if (followed !== draft) {
    setFollowed(draft);
    if (draft.date) setDate(draft.date);
    if (draft.minute !== undefined) setTyped(clock(draft.minute));
    if (person) setProfessional(person);
    setAssigned(null);
    setRefused(null);
  }

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
  /** The instant that is meant; null while there is none, or the day's clock is not known. */
  const start = minute === null || offsets.length === 0 ? null : instantAt(offsets, date, minute);

  const take = (at: number, whom: string) => {
    setRefused(null);
    setAssigned(whom);
    setDate(dateOf(at, timeZone));
    setTyped(formatTime(at, timeZone, locale));
    setErrors(({ time: _time, professional: _professional, ...rest }) => rest);
  };

  const choose = (next: ChosenClient | null) => {
    setClient(next);
    setListed([]);
  };

  const submit = async (chargeCredits = true, chosen = client) => {
    const whom = professionalId === "any" ? assigned : professionalId;
    const wrong = wrongWith({ client: chosen, time, minute, whom }, t);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0 || !chosen || !service || !whom || minute === null) return;
    setRefused(null);
    setListed([]);
    const at = instantAt(offsets, date, minute);
    try {
      const answer = await create.mutateAsync({
        serviceId: service.id,
        professionalId: whom,
        start: at,
        client: clientAsked(chosen),
        outsideHours: outside,
        chargeCredits,
        ...(notes.trim() && { notes: notes.trim() }),
      });
      if (!answer.ok && answer.reason === "ALREADY_LISTED") return setListed(answer.candidates);
      if (!answer.ok)
        return setRefused({
          reason: answer.reason,
          alternatives: "alternatives" in answer ? answer.alternatives : [],
          ...(answer.reason === "NO_CREDIT" && { credit: { needed: answer.needed, balance: answer.balance } }),
        });
      thisIsMine(answer.appointmentId);
      void utils.calendar.invalidate();
      onOpenChange(false);
      toast.success(t("booked", { name: clientName(chosen), when: formatDayTime(at, timeZone, locale) }), {
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

  return {
    timeZone,
    services,
    service,
    people,
    client,
    setClient: choose,
    listed,
    professionalId,
    assigned,
    date,
    setDate,
    time,
    minute,
    setTyped,
    start,
    outside,
    notes,
    setNotes,
    errors,
    refused,
    pending: create.isPending,
    chooseService: (id: string) => {
      setService(id);
      setRefused(null);
    },
    chooseProfessional: (id: string) => {
      setProfessional(id);
      setAssigned(null);
      setRefused(null);
    },
    setOutside,
    allowOutside: () => {
      setOutside(true);
      setRefused(null);
    },
    take,
    submit,
    nameOf: (id: string) => {
      const one = people.find((each) => each.id === id);
      return one ? `${one.firstName} ${one.lastName}` : "";
    },
  };
}
