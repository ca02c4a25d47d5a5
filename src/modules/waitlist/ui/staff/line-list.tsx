"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Locale } from "#i18n/locales.ts";
import { api } from "#lib/trpc.tsx";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import { newOrder } from "../../domain/new-order.ts";
import type { Line } from "../../queries/waitlist-lines.ts";
import { LineRow } from "./line-row.tsx";

type Props = {
  line: Line;
  timeZone: string;
  today: string;
  now: number;
  canWrite: boolean;
  onSaid: (words: string) => void;
};

/** One line, in its order: by its arrows from the keyboard, or dragged. The new order shows at once. */
export function LineList({ line, timeZone, today, now, canWrite, onSaid }: Props) {
  const t = useTranslations("waitlist.staff");
  const locale = useLocale() as Locale;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const move = useMove(line, list, (id, place) => {
    const entry = line.entries.find((one) => one.id === id);
    if (entry) onSaid(t("moved", { client: personName(entry.client), place }));
  });
  const drop = (onto: string) => {
    const to = line.entries.findIndex(({ id }) => id === onto);
    if (dragged && dragged !== onto && to >= 0) move(dragged, to);
    setDragged(null);
    setOver(null);
  };
  return (
    <ol
      ref={list}
      aria-label={t("line", { service: line.name[locale] })}
      className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card shadow-xs"
    >
      {line.entries.map((entry, index) => (
        <LineRow
          key={entry.id}
          entry={entry}
          line={line}
          timeZone={timeZone}
          today={today}
          now={now}
          canWrite={canWrite}
          isFirst={index === 0}
          isLast={index === line.entries.length - 1}
          isOver={over === entry.id && dragged !== entry.id}
          isDragged={dragged === entry.id}
          onMove={(to) => move(entry.id, index + to)}
          onFirst={() => move(entry.id, 0)}
          drag={{
            onDragStart: (event) => {
              event.dataTransfer.effectAllowed = "move";
              setDragged(entry.id);
            },
            onDragOver: (event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(entry.id);
            },
            onDrop: (event) => {
              event.preventDefault();
              drop(entry.id);
            },
            onDragEnd: () => {
              setDragged(null);
              setOver(null);
            },
          }}
        />
      ))}
    </ol>
  );
}

/** Moves at once on the screen and takes it back where the server refuses; focus stays with who moved. */
function useMove(
  { id: serviceId, entries }: Line,
  list: React.RefObject<HTMLOListElement | null>,
  onMoved: (id: string, place: number) => void,
) {
  const words = useRefusalWords();
  const utils = api.useUtils();
  const mutation = api.waitlist.move.useMutation({
    onSuccess: (answer, { entryId }) => {
      if (answer.ok) onMoved(entryId, answer.place);
      else toast.error(words(answer.reason));
    },
    onError: (error) => void toast.error(words(error)),
    onSettled: () => utils.waitlist.lines.invalidate(),
  });
  // React moves the row, and the browser forgets what in it had the focus.
  const wanted = useRef<{ entryId: string; button: string } | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const { entryId, button } = wanted.current;
    wanted.current = null;
    const row = list.current?.querySelector(`[data-entry="${entryId}"]`);
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>("[data-move]:enabled") ?? [])];
    (buttons.find((one) => one.dataset["move"] === button) ?? buttons[0])?.focus();
  }, [entries, list]);
  return (entryId: string, to: number) => {
    const { activeElement } = document;
    const button = activeElement instanceof HTMLElement ? activeElement.dataset["move"] : undefined;
    if (button) wanted.current = { entryId, button };
    utils.waitlist.lines.setData(
      undefined,
      (known) =>
        known && {
          ...known,
          services: known.services.map((line) => (line.id === serviceId ? reordered(line, entryId, to) : line)),
        },
    );
    mutation.mutate({ entryId, to });
  };
}

function reordered(line: Line, entryId: string, to: number): Line {
  const byId = new Map(line.entries.map((entry) => [entry.id, entry]));
  const entries = newOrder([...byId.keys()], entryId, to).flatMap((id, index) => {
    const entry = byId.get(id);
    return entry ? [{ ...entry, place: index + 1 }] : [];
  });
  return { ...line, entries };
}
