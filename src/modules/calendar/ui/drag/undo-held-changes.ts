"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { formatDayTime, formatRange } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import { blockIdOf, nameOf } from "../calendar-columns.ts";
import { thisIsMine } from "../own-changes.ts";
import type { CalendarAppointment, CalendarData } from "../types.ts";
import { sendChange, type Change } from "./undo-send-change.ts";

const HELD_MS = 5_000;
const TOAST = "held-change";
/** Refusals that staff may overrule. */
const OVERRULED = new Set(["OUTSIDE_AVAILABILITY", "OFF_GRID", "TOO_SOON", "BEYOND_HORIZON", "DAILY_MAX"]);

/**
 * A drop is shown at once and sent five seconds later: taken back until then, nobody was written to. What ends the wait:
 * the time, another drop, leaving the page, hiding it (scripts/decisions/007).
 */
export function useHeldChanges(data: CalendarData): {
  shown: CalendarData;
  hold: (change: Change) => void;
  undo: () => boolean;
  sendNow: () => void;
} {
  const t = useTranslations("calendar.undo");
  const locale = useLocale();
  const words = useRefusalWords();
  const utils = api.useUtils();
  const [patches, setPatches] = useState<ReadonlyMap<string, Change>>(new Map());
  const held = useRef<{ change: Change; timer: ReturnType<typeof setTimeout> } | null>(null);
  const { timeZone } = data;

  const put = useCallback((id: string, change: Change | null) => {
    setPatches((before) => {
      const after = new Map(before);
      if (change) after.set(id, change);
      else after.delete(id);
      return after;
    });
  }, []);

  const drop = useCallback(
    (change: Change) =>
      setPatches((now) => {
        const id = blockIdOf(change.appointment);
        return now.get(id) === change ? without(now, id) : now;
      }),
    [],
  );

  const send = useCallback(
    async (change: Change): Promise<void> => {
      const { appointment, seats } = change;
      const name = calledBy(change, locale);
      for (const { id } of seats ?? [appointment]) thisIsMine(id);
      toast.dismiss(TOAST);
      const answer = await sendChange(change).catch(() => ({ ok: false as const, reason: "UNREACHABLE" }));
      await utils.calendar.invalidate();
      drop(change);
      if (!answer.ok) {
        const again = () => void send({ ...change, outsideHours: true });
        toast.error(t(seats ? "refusedClass" : "refused", { name }), {
          description: words(answer.reason),
          duration: 10_000,
          ...(OVERRULED.has(answer.reason) &&
            change.kind === "move" && { action: { label: t("anyway"), onClick: again } }),
        });
        return;
      }
      // It is written and told: going back now is another change, with another letter, and says so.
      const back = {
        ...change,
        start: appointment.start,
        end: appointment.end,
        professional: appointment.professional,
        outsideHours: true,
      };
      toast.success(t(change.kind === "move" ? "moved" : "resized", { name, when: whenOf(change) }), {
        description: seats ? t("toldAll", reached(seats)) : appointment.client.email ? t("told") : t("tellByPhone"),
        action: {
          label: t("back"),
          onClick: () =>
            void send({
              ...back,
              appointment: { ...appointment, start: change.start, end: change.end, professional: change.professional },
            }),
        },
      });
    },
    // eslint-disable-next-line -- whenOf closes over what is listed
    [utils, t, words, drop, timeZone, locale],
  );

  function whenOf(change: Change): string {
    return change.kind === "move"
      ? formatDayTime(change.start, timeZone, locale)
      : formatRange(change.start, change.end, timeZone, locale);
  }

  const sendNow = useCallback(() => {
    const waiting = held.current;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    held.current = null;
    void send(waiting.change);
  }, [send]);

  const undo = useCallback((): boolean => {
    const waiting = held.current;
    if (!waiting) return false;
    clearTimeout(waiting.timer);
    held.current = null;
    put(blockIdOf(waiting.change.appointment), null);
    toast.dismiss(TOAST);
    return true;
  }, [put]);

  const hold = useCallback(
    (wanted: Change) => {
      const { appointment, seats } = wanted;
      const id = blockIdOf(appointment);
      const before = held.current;
      const same = before && blockIdOf(before.change.appointment) === id && before.change.kind === wanted.kind;
      // The same one again: what is undone is all of it.
      const change = same
        ? { ...wanted, appointment: before.change.appointment, ...(seats && { seats: before.change.seats ?? seats }) }
        : wanted;
      if (same) clearTimeout(before.timer);
      else sendNow();
      const original = change.appointment;
      if (
        original.start === change.start &&
        original.end === change.end &&
        original.professional.id === change.professional.id
      ) {
        held.current = null;
        put(id, null);
        return void toast.dismiss(TOAST);
      }
      held.current = { change, timer: setTimeout(sendNow, HELD_MS) };
      put(id, change);
      const name = calledBy(change, locale);
      const told = seats
        ? t("willTellAll", reached(seats))
        : appointment.client.email
          ? t("willTell")
          : t("tellByPhone");
      const person = original.professional.id === change.professional.id ? "" : ` · ${nameOf(change.professional)}`;
      toast(t(change.kind === "move" ? "moved" : "resized", { name, when: `${whenOf(change)}${person}` }), {
        id: TOAST,
        duration: Infinity,
        description: `${change.outsideHours ? `${t("outside")} ` : ""}${told.trim()}`,
        action: { label: t("undo"), onClick: () => void undo() },
      });
    },
    // eslint-disable-next-line -- as above
    [sendNow, put, undo, t, timeZone, locale],
  );

  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && sendNow();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", sendNow);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", sendNow);
    };
  }, [sendNow]);
  const leaving = useRef(sendNow);
  useEffect(() => {
    leaving.current = sendNow;
  });
  useEffect(() => () => leaving.current(), []);

  const shown = useMemo(() => patched(data, patches), [data, patches]);
  return { shown, hold, undo, sendNow };
}

/** Whose it is, or which class. */
const calledBy = ({ appointment, seats }: Change, locale: string): string =>
  seats ? appointment.service[locale === "en" ? "en" : "es-AR"] : nameOf(appointment.client);

/** How many clients are told by e-mail, and how many must be called. */
function reached(seats: readonly CalendarAppointment[]): { told: number; byPhone: number } {
  const people = [...new Map(seats.map(({ client }) => [client.id, client])).values()];
  const told = people.filter(({ email }) => email).length;
  return { told, byPhone: people.length - told };
}

function without<T>(map: ReadonlyMap<string, T>, id: string): ReadonlyMap<string, T> {
  const after = new Map(map);
  after.delete(id);
  return after;
}

function patched(data: CalendarData, patches: ReadonlyMap<string, Change>): CalendarData {
  if (patches.size === 0) return data;
  const change = (one: CalendarAppointment): CalendarAppointment => {
    const to = patches.get(blockIdOf(one));
    if (!to) return one;
    const { start, end, professional } = to;
    const busyStart = start - (one.start - one.busyStart);
    return { ...one, start, end, professional, busyStart, busyEnd: end + (one.busyEnd - one.end) };
  };
  return { ...data, appointments: data.appointments.map(change) };
}
