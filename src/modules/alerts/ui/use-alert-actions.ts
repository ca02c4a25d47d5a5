"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { AlertItem } from "../queries/list-alerts.ts";
import type { ListAlerts } from "../schemas.ts";

type Change = (alert: AlertItem) => AlertItem;

/** What can be done with alerts: shown at once, taken back by the toast, put right where it is refused. */
export function useAlertActions(input: ListAlerts, timeZone: string) {
  const t = useTranslations("alerts");
  const locale = useLocale();
  const words = useRefusalWords();
  const utils = api.useUtils();

  const patch = (ids: readonly string[], change: Change) =>
    utils.alerts.list.setInfiniteData(
      input,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            alerts: page.alerts.map((alert) => (ids.includes(alert.id) ? change(alert) : alert)),
          })),
        },
    );
  const refresh = () => void utils.alerts.invalidate();
  const refused = (reason: string) =>
    void toast.error(reason === "INVALID_TRANSITION" ? t("changedMeanwhile") : words(reason));
  const onError = (error: Parameters<typeof words>[0]) => void toast.error(words(error));
  const common = { onError, onSettled: refresh };

  const reopen = api.alerts.reopen.useMutation({
    ...common,
    onSuccess: (answer) => (answer.ok ? void toast.success(t("done.undone")) : refused(answer.reason)),
  });
  const undoable = (sentence: string, ids: readonly string[]) =>
    void toast.success(sentence, {
      action: { label: t("actions.undo"), onClick: () => ids.forEach((id) => reopen.mutate({ id })) },
    });

  const acknowledge = api.alerts.acknowledge.useMutation({
    ...common,
    onMutate: ({ id }) =>
      patch([id], (alert) => ({ ...alert, state: "acknowledged", unread: false, snoozedUntil: null })),
    onSuccess: (answer, { id }) => (answer.ok ? undoable(t("done.acknowledged"), [id]) : refused(answer.reason)),
  });
  const acknowledgeMany = api.alerts.acknowledgeMany.useMutation({
    ...common,
    onMutate: ({ ids }) => patch(ids, (alert) => ({ ...alert, state: "acknowledged", unread: false })),
    onSuccess: (answer) =>
      answer.ok ? undoable(t("done.many", { count: answer.ids.length }), answer.ids) : refused(answer.reason),
  });
  const snooze = api.alerts.snooze.useMutation({
    ...common,
    onMutate: ({ id, minutes }) =>
      patch([id], (alert) => ({
        ...alert,
        state: "snoozed",
        unread: false,
        snoozedUntil: Date.now() + minutes * 60_000,
      })),
    onSuccess: (answer, { id, minutes }) => {
      if (!answer.ok) return refused(answer.reason);
      const when = formatDayTime(Date.now() + minutes * 60_000, timeZone, locale);
      undoable(t("done.snoozed", { when }), [id]);
    },
  });
  const resolve = api.alerts.resolve.useMutation({
    ...common,
    onMutate: ({ id }) => patch([id], (alert) => ({ ...alert, state: "resolved", unread: false })),
    onSuccess: (answer, { id }) => (answer.ok ? undoable(t("done.resolved"), [id]) : refused(answer.reason)),
  });
  const assign = api.alerts.assign.useMutation({
    ...common,
    onSuccess: (answer) => (answer.ok ? undefined : refused(answer.reason)),
  });
  const read = api.alerts.read.useMutation({
    ...common,
    onMutate: ({ ids, read: isRead }) => patch(ids, (alert) => ({ ...alert, unread: !isRead })),
  });
  const readAll = api.alerts.readAll.useMutation(common);

  return {
    acknowledge: (id: string) => acknowledge.mutate({ id }),
    acknowledgeMany: (ids: string[]) => acknowledgeMany.mutate({ ids }),
    snooze: (id: string, minutes: number) => snooze.mutate({ id, minutes }),
    resolve: (id: string) => resolve.mutate({ id }),
    reopen: (id: string) => reopen.mutate({ id }),
    assign: (id: string, userId: string | null) => assign.mutate({ id, userId }),
    setRead: (id: string, isRead: boolean) => read.mutate({ ids: [id], read: isRead }),
    readAll: () => readAll.mutate(),
  };
}

export type AlertActions = ReturnType<typeof useAlertActions>;
