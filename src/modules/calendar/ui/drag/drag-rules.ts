"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { api } from "#lib/trpc.tsx";
import { judge, refusedStarts, type Ground, type Judgement, type Span } from "../../domain/calendar-drag.ts";
import { instantAt } from "../../domain/calendar-layout.ts";
import { blockIdOf, type Cell, type Column, type Placed } from "../calendar-columns.ts";
import { groundOf } from "./drag-ground.ts";
import type { Dragged, DragRules, Landing } from "./drag-types.ts";
import type { CalendarAppointment, CalendarData } from "../types.ts";
import type { Change } from "./undo-send-change.ts";

type Wanted = {
  data: CalendarData;
  now: { date: string; minute: number };
  only: string | undefined;
  may: { move: boolean; create: boolean; block: boolean };
  onChange: (change: Change) => void;
  /** `minutes`: how long a range was pulled over free time. */
  onCreate: (at: Cell & { minutes: number }) => void;
  onBlock: (at: { professionalId: string | null; date: string; from: number; to: number }) => void;
  onRest: (at: { x: number; y: number }) => void;
};

const GRID_MIN = 15;
const LENGTH_STEP_MIN = 5;
const none = { before: 0, after: 0 };

/** What the drag may do here, judged by what this screen already knows. */
export function useDragRules({ data, now, only, may, onChange, onCreate, onBlock, onRest }: Wanted): DragRules {
  const t = useTranslations("calendar.drag");
  const locale = useLocale() as "es-AR" | "en";
  const offer = api.booking.services.useQuery(undefined, { staleTime: 60_000 });
  const services = offer.data?.services;

  const gives = useCallback(
    (serviceId: string, professionalId: string): boolean =>
      services?.find(({ id }) => id === serviceId)?.professionals.some(({ id }) => id === professionalId) ?? true,
    [services],
  );

  return useMemo<DragRules>(() => {
    const words = { held: t("held"), locale };
    // In a column of several people an appointment stays with its own.
    const whose = (dragged: Dragged, column: Column) =>
      column.professional?.id ?? ("placed" in dragged ? dragged.placed.appointment.professional.id : (only ?? null));
    const groundFor = (dragged: Dragged, column: Column): Ground | null => {
      const professionalId = whose(dragged, column);
      if (!professionalId) return null;
      const moved = "placed" in dragged ? dragged.placed.appointment : null;
      const stays = moved?.professional.id === professionalId;
      const given = !moved || stays || gives(moved.serviceId, professionalId);
      const ground = groundOf(data, {
        professionalId,
        day: column.day,
        except: moved ? blockIdOf(moved) : null,
        given,
        now,
        words,
      });
      // What grows where it stands is no earlier than it was.
      return dragged.kind === "resize" ? { ...ground, now: -Infinity } : ground;
    };
    const buffersOf = (dragged: Dragged) =>
      "placed" in dragged
        ? {
            before: (dragged.placed.appointment.start - dragged.placed.appointment.busyStart) / 60_000,
            after: (dragged.placed.appointment.busyEnd - dragged.placed.appointment.end) / 60_000,
          }
        : none;
    return {
      canCreate: may.create,
      canBlock: may.block,
      // A class is taken up all the same: where it would be dropped it says why not.
      canMove: ({ appointment, seats }) => may.move && (seats !== undefined || isLive(appointment)),
      // A move keeps to the service's own grid; a length is staff's to say.
      stepOf: (dragged) =>
        dragged.kind === "move"
          ? dragged.placed.appointment.stepMin
          : dragged.kind === "resize"
            ? LENGTH_STEP_MIN
            : GRID_MIN,
      judge: (dragged, column, span) => {
        const ground = groundFor(dragged, column);
        // An absence may lie on appointments; what becomes of them is asked next.
        if (!ground || dragged.kind === "block") return { verdict: "free" };
        const stays = "placed" in dragged ? whyStays(dragged, data) : null;
        return stays ? { verdict: "refused", why: stays } : judge(span, buffersOf(dragged), ground);
      },
      marks: (dragged, column) => {
        const ground = dragged.kind === "move" ? groundFor(dragged, column) : null;
        if (!ground || dragged.kind !== "move") return [];
        // Refused everywhere: the words beside it say so, and need no marks.
        if (whyStays(dragged, data)) return [];
        if (!ground.given || ground.now === Infinity) return [{ from: 0, to: 1440 }];
        const length = dragged.placed.to - dragged.placed.from;
        return refusedStarts(length, buffersOf(dragged), ground).map((span) => lengthened(span, length));
      },
      onRest,
      onDrop: (dragged, landing) => {
        if (dragged.kind === "create")
          return onCreate({
            date: landing.column.day.date,
            minute: landing.span.from,
            minutes: landing.span.to - landing.span.from,
            professionalId: landing.column.professional?.id ?? null,
          });
        if (dragged.kind === "block")
          return onBlock({
            professionalId: landing.column.professional?.id ?? null,
            date: landing.column.day.date,
            ...landing.span,
          });
        const change = changeOf(dragged, landing, data);
        if (change) onChange(change);
      },
      say: (judgement) => wordsOf(judgement, t),
    };
  }, [data, now, only, may.move, may.create, may.block, gives, t, locale, onChange, onCreate, onBlock, onRest]);
}

const isLive = ({ status }: CalendarAppointment) => status === "pending" || status === "confirmed";

/** What keeps a class where it is, wherever it is dropped (move-class.ts); null for what is nobody's class. */
function whyStays({ kind, placed }: { kind: "move" | "resize"; placed: Placed }, { holds }: CalendarData) {
  const { seats, appointment } = placed;
  if (!seats) return null;
  if (kind === "resize") return "class" as const;
  if (!seats.every(isLive)) return "attended" as const;
  const id = blockIdOf(appointment);
  return holds.some((hold) => hold.offered && hold.sessionId === id) ? ("offered" as const) : null;
}

/** Marked is where the block would lie, not only where it would begin. */
const lengthened = (span: Span, length: number): Span => ({ from: Math.min(1440, span.from + length), to: span.to });

function changeOf(
  dragged: Extract<Dragged, { kind: "move" | "resize" }>,
  { column, span, judgement }: Landing,
  data: CalendarData,
): Change | null {
  const { appointment, seats } = dragged.placed;
  const length = appointment.end - appointment.start;
  if (dragged.kind === "resize") {
    const end = appointment.start + (span.to - span.from) * 60_000;
    return end === appointment.end
      ? null
      : {
          kind: "resize",
          appointment,
          start: appointment.start,
          end,
          professional: appointment.professional,
          outsideHours: false,
        };
  }
  const start = instantAt(data.offsets, column.day.date, span.from);
  const professional = column.professional ?? appointment.professional;
  if (start === appointment.start && professional.id === appointment.professional.id) return null;
  return {
    kind: "move",
    appointment,
    ...(seats && { seats }),
    start,
    end: start + length,
    professional,
    outsideHours: judgement.verdict === "asks",
  };
}

function wordsOf(judgement: Judgement, t: ReturnType<typeof useTranslations<"calendar.drag">>): string {
  switch (judgement.verdict) {
    case "free":
      return "";
    case "refused":
      return judgement.why === "busy" ? t("busy", { name: judgement.name }) : t(judgement.why);
    default:
      return judgement.why === "away"
        ? t(judgement.name ? "awayBecause" : "away", { name: judgement.name ?? "" })
        : t(judgement.why === "past" ? "pastAsks" : "outside");
  }
}
