"use client";

import { useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import { withStatus, type WireAppointments } from "../../domain/calendar-wire.ts";
import { thisIsMine } from "../own-changes.ts";
import type { AppointmentView, StaffStep, Status } from "../types.ts";

const leadsTo: Record<StaffStep, Status> = {
  confirm: "confirmed",
  reject: "rejected",
  complete: "completed",
  no_show: "no_show",
  cancel: "cancelled",
  undo_confirm: "pending",
  undo_complete: "confirmed",
};

/** A slip of the hand is taken back where it is told. */
const undoes: Partial<Record<StaffStep, StaffStep>> = { confirm: "undo_confirm", complete: "undo_complete" };

type Whose = Pick<AppointmentView, "id" | "client">;
type Cached = { appointments?: WireAppointments; pending?: One[]; appointment?: One };
type One = { id: string; status: Status };

function patch(cached: Cached | undefined, id: string, status: Status): Cached | undefined {
  if (!cached) return cached;
  const change = (one: One) => (one.id === id ? { ...one, status } : one);
  return {
    ...cached,
    ...(cached.appointments && { appointments: withStatus(cached.appointments, id, status) }),
    ...(cached.pending && { pending: cached.pending.filter((one) => one.id !== id) }),
    ...(cached.appointment && { appointment: change(cached.appointment) }),
  };
}

/**
 * Takes a step at once on the screen and then on the server; what is refused comes back with the reason.
 * Answers whether it was done.
 */
export function useSteps(): (step: StaffStep, appointment: Whose, reason?: string) => Promise<boolean> {
  const t = useTranslations("calendar");
  const words = useRefusalWords();
  const queries = useQueryClient();
  const utils = api.useUtils();
  const mutations = {
    confirm: api.calendar.confirm.useMutation().mutateAsync,
    reject: api.calendar.reject.useMutation().mutateAsync,
    complete: api.calendar.complete.useMutation().mutateAsync,
    no_show: api.calendar.noShow.useMutation().mutateAsync,
    cancel: api.calendar.cancel.useMutation().mutateAsync,
    undo_confirm: api.calendar.undoConfirm.useMutation().mutateAsync,
    undo_complete: api.calendar.undoComplete.useMutation().mutateAsync,
  };

  const send = (step: StaffStep, id: string, reason = "") => {
    if (step === "reject") return mutations.reject({ id, reason });
    if (step === "cancel") return mutations.cancel(reason ? { id, reason } : { id });
    return mutations[step]({ id });
  };

  return useCallback(
    async function take(step: StaffStep, { id, client }: Whose, reason?: string): Promise<boolean> {
      const keys = [
        getQueryKey(api.calendar.range),
        getQueryKey(api.calendar.queue),
        getQueryKey(api.calendar.appointment, { id }, "query"),
      ];
      await Promise.all(keys.map((queryKey) => queries.cancelQueries({ queryKey })));
      const before = keys.flatMap((queryKey) => queries.getQueriesData<Cached>({ queryKey }));
      for (const queryKey of keys)
        queries.setQueriesData<Cached>({ queryKey }, (cached) => patch(cached, id, leadsTo[step]));
      thisIsMine(id);
      const name = `${client.firstName} ${client.lastName}`.trim();
      try {
        const answer = await send(step, id, reason);
        if (!answer.ok) throw new Refused(answer.reason);
        const undo = undoes[step];
        toast.success(t(`done.${step}`, { name }), {
          ...(undo && { action: { label: t("steps.undo"), onClick: () => void take(undo, { id, client }) } }),
        });
        return true;
      } catch (error) {
        for (const [queryKey, data] of before) queries.setQueryData(queryKey, data);
        toast.error(t("notDone", { name }), {
          description: words(error instanceof Refused ? error.reason : (error as Error)),
        });
        return false;
      } finally {
        void utils.calendar.invalidate();
      }
    },
    // The mutations are stable in what they do; React Query gives new objects at each render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [queries, utils, t, words],
  );
}

class Refused extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
