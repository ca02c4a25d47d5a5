"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Kbd } from "#ui/kbd.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { LiveMark } from "./live-mark.tsx";
import { QueueRow } from "./queue-row.tsx";
import type { AppointmentView } from "../types.ts";
import { useNow } from "#lib/use-now.ts";
import { useShortcuts } from "#lib/use-shortcuts.ts";
import { useSteps } from "../panel/use-steps.ts";

type Queue = { timeZone: string; pending: AppointmentView[] };

/** What waits for an answer, the most urgent first. The whole list can be answered without lifting a hand from the keys. */
export function QueueScreen({ initial, now: serverNow }: { initial: Queue; now: number }) {
  const t = useTranslations("calendar");
  const now = useNow(serverNow);
  const take = useSteps();
  const queue = api.calendar.queue.useQuery(undefined, { initialData: initial });
  const { pending, timeZone } = queue.data;
  const [at, setAt] = useState(0);
  const [rejecting, setRejecting] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const current = Math.min(at, Math.max(0, pending.length - 1));

  const walk = (to: number) => {
    const next = Math.min(pending.length - 1, Math.max(0, to));
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>("[data-row]")[next]?.focus();
  };
  const confirm = (appointment: AppointmentView | undefined) => appointment && void take("confirm", appointment);

  // The row that was answered leaves; whoever works by keys goes on with the one that took its place.
  const length = useRef(pending.length);
  useEffect(() => {
    const left = pending.length < length.current;
    length.current = pending.length;
    if (left && document.activeElement === document.body)
      list.current?.querySelectorAll<HTMLElement>("[data-row]")[current]?.focus();
  }, [pending.length, current]);

  useShortcuts({
    j: () => walk(current + 1),
    k: () => walk(current - 1),
    c: () => confirm(pending[current]),
    r: (event) => {
      event.preventDefault();
      setRejecting(pending[current]?.id ?? null);
    },
  });

  return (
    <div className="grid w-full max-w-4xl gap-6">
      <PageHeader
        title={t("queue.title")}
        description={pending.length > 0 ? t("queue.description", { count: pending.length }) : undefined}
        actions={<LiveMark />}
      />
      {pending.length === 0 ? (
        <EmptyState
          title={t("queue.emptyTitle")}
          description={t("queue.emptyText")}
          className="rounded-2xl border border-dashed border-border"
        />
      ) : (
        <>
          <ul ref={list} className="grid gap-2" aria-label={t("queue.title")}>
            {pending.map((appointment, index) => (
              <QueueRow
                key={appointment.id}
                appointment={appointment}
                timeZone={timeZone}
                now={now}
                current={index === current}
                rejecting={rejecting === appointment.id}
                onPoint={() => setAt(index)}
                onConfirm={() => confirm(appointment)}
                onReject={() => setRejecting(appointment.id)}
                onBack={() => {
                  setRejecting(null);
                  walk(index);
                }}
                onReason={(reason) => {
                  setRejecting(null);
                  void take("reject", appointment, reason);
                }}
              />
            ))}
          </ul>
          <p className="hidden flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted-foreground md:flex">
            {(["walk", "confirm", "reject"] as const).map((key) => (
              <span key={key} className="flex items-center gap-1.5">
                {key === "walk" ? (
                  <>
                    <Kbd>j</Kbd> <Kbd>k</Kbd>
                  </>
                ) : (
                  <Kbd>{key === "confirm" ? "c" : "r"}</Kbd>
                )}
                {t(`queue.keys.${key}`)}
              </span>
            ))}
          </p>
        </>
      )}
    </div>
  );
}
