"use client";

import { api } from "#lib/trpc.tsx";
import type { Reach } from "../../queries/lock-series.ts";
import type { Slot } from "../booking/types.ts";

/** Whose appointment is changed, and by what right: signed in, or by the key of a mail. */
export type Changing = { id: string; linkKey?: string | undefined; reach: Reach };

export type Answer = {
  reason: string | null;
  creditsBack: number;
  /** Times near the one that was taken meanwhile. */
  alternatives: readonly Slot[];
  /** Of a series: the time that could not be had. Epoch milliseconds. */
  start: number | null;
};

type Sent = {
  ok: boolean;
  reason?: string;
  creditsBack?: number;
  alternatives?: unknown;
  start?: unknown;
};

const answerOf = (sent: Sent): Answer => ({
  reason: sent.ok ? null : (sent.reason ?? "INTERNAL_ERROR"),
  creditsBack: sent.creditsBack ?? 0,
  alternatives: Array.isArray(sent.alternatives) ? (sent.alternatives as Slot[]) : [],
  start: typeof sent.start === "number" ? sent.start : null,
});

/** Cancels or moves one's own appointment, or several of its series. A fault is thrown, a refusal answered. */
export function useChange({ id, linkKey, reach }: Changing) {
  const cancelOne = api.booking.cancel.useMutation();
  const cancelByLink = api.booking.cancelByLink.useMutation();
  const cancelSeries = api.series.cancel.useMutation();
  const moveOne = api.booking.reschedule.useMutation();
  const moveByLink = api.booking.rescheduleByLink.useMutation();
  const moveSeries = api.series.move.useMutation();
  const all = [cancelOne, cancelByLink, cancelSeries, moveOne, moveByLink, moveSeries];

  const cancel = async (said: { reason?: string; seenShare?: number }): Promise<Answer> => {
    if (linkKey) return answerOf(await cancelByLink.mutateAsync({ key: linkKey, ...said }));
    if (reach !== "this") return answerOf(await cancelSeries.mutateAsync({ id, reach, ...withoutShare(said) }));
    return answerOf(await cancelOne.mutateAsync({ id, ...said }));
  };
  const move = async ({ start, professionalId }: Slot): Promise<Answer> => {
    if (linkKey) return answerOf(await moveByLink.mutateAsync({ key: linkKey, start, professionalId }));
    if (reach !== "this") return answerOf(await moveSeries.mutateAsync({ id, reach, start }));
    return answerOf(await moveOne.mutateAsync({ id, start, professionalId }));
  };
  return { cancel, move, isPending: all.some((mutation) => mutation.isPending) };
}

/** The share that was read is that of one; of a series each has its own. */
const withoutShare = ({ reason }: { reason?: string }) => (reason ? { reason } : {});
