"use client";

import { AlarmClockOff, Check, CircleCheck, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { DataList } from "#ui/data-list.tsx";
import { Field } from "#ui/field.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { AlertChoices } from "../queries/alert-choices.ts";
import type { AlertDetail } from "../queries/read-alert.ts";
import { AlertTimeline } from "./alert-timeline.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { stateTones } from "./state-tones.ts";
import type { AlertActions } from "./use-alert-actions.ts";
import { useAlertWords } from "./use-alert-words.ts";

type Props = {
  id: string | null;
  onClose: () => void;
  /** The panel is gone: the focus goes back to where it was opened from. */
  onClosed: () => void;
  people: AlertChoices["people"];
  canWrite: boolean;
  actions: AlertActions;
  now: number;
};

/** One alert: what is wrong, what can be done, and what happened to it. */
export function AlertPanel({ id, onClose, onClosed, ...props }: Props) {
  const t = useTranslations("alerts.detail");
  const words = useRefusalWords();
  const found = api.alerts.one.useQuery({ id: id ?? "" }, { enabled: id !== null });
  return (
    <Sheet open={id !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
      >
        {found.data?.ok ? (
          <Detail detail={found.data} {...props} />
        ) : (
          <>
            <SheetHeader>
              <SheetTitle>{t("title")}</SheetTitle>
            </SheetHeader>
            {found.isPending ? <Skeleton className="h-48" /> : null}
            {found.isSuccess ? <Notice tone="warning">{t("gone")}</Notice> : null}
            {found.isError ? (
              <Notice
                tone="error"
                action={
                  <Button variant="outline" size="sm" pending={found.isFetching} onClick={() => void found.refetch()}>
                    {t("retry")}
                  </Button>
                }
              >
                {words(found.error)}
              </Notice>
            ) : null}
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}

type DetailProps = Omit<Props, "id" | "onClose" | "onClosed"> & { detail: AlertDetail };

function Detail({ detail: { alert, events, timeZone }, people, canWrite, actions, now }: DetailProps) {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const { say } = useAlertWords(timeZone);
  const { headline } = say(alert);
  const over = alert.state === "resolved";
  const items = [
    ...(alert.site ? [{ label: t("detail.site"), value: alert.site }] : []),
    ...(alert.position ? [{ label: t("detail.position"), value: alert.position }] : []),
    {
      label: t("detail.opened"),
      value: (
        <time dateTime={new Date(alert.openedAt).toISOString()} title={format.relativeTime(alert.openedAt, now)}>
          {format.dateTime(alert.openedAt, "dateTime", { timeZone })}
        </time>
      ),
    },
    ...(canWrite && !over ? [] : [{ label: t("detail.assignee"), value: alert.assignee ?? t("nobody") }]),
  ];
  return (
    <>
      <SheetHeader>
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
          <PriorityMark priority={alert.priority} />
          <span>{t(`priority.${alert.priority}`)}</span>
          <span aria-hidden>·</span>
          <span>{t(`type.${alert.type}`)}</span>
          <Badge tone={stateTones[alert.state]}>{t(`state.${alert.state}`)}</Badge>
        </p>
        <SheetTitle>{alert.machine ?? alert.site}</SheetTitle>
        <SheetDescription className="text-base text-foreground first-letter:uppercase">{headline}</SheetDescription>
      </SheetHeader>
      {alert.isOffline && alert.type !== "machine_offline" && !over ? (
        <Notice tone="info">{t("detail.suppressed")}</Notice>
      ) : null}
      {canWrite ? (
        <div className="flex flex-wrap gap-2">
          {over ? (
            <Button variant="outline" onClick={() => actions.reopen(alert.id)}>
              <Undo2 />
              {t("actions.reopen")}
            </Button>
          ) : (
            <>
              {alert.state === "acknowledged" ? null : (
                <Button onClick={() => actions.acknowledge(alert.id)}>
                  <Check />
                  {t("actions.acknowledge")}
                </Button>
              )}
              <SnoozeMenu onSnooze={(minutes) => actions.snooze(alert.id, minutes)}>
                <Button variant="outline">
                  <AlarmClockOff />
                  {t("actions.snooze")}
                </Button>
              </SnoozeMenu>
              <Button variant="outline" onClick={() => actions.resolve(alert.id)}>
                <CircleCheck />
                {t("actions.resolve")}
              </Button>
            </>
          )}
        </div>
      ) : null}
      <DataList items={items} />
      {canWrite && !over ? (
        <Field label={t("detail.assignee")}>
          <NativeSelect
            value={alert.assignedTo ?? ""}
            onChange={({ target }) => actions.assign(alert.id, target.value || null)}
          >
            <option value="">{t("nobody")}</option>
            {people.map(({ userId, name }) => (
              <option key={userId} value={userId}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      {alert.machineId ? (
        <Button variant="outline" asChild className="justify-self-start">
          <Link href={{ pathname: "/staff/machines/[id]", params: { id: alert.machineId } }}>
            {t("detail.machine")}
          </Link>
        </Button>
      ) : null}
      <AlertTimeline events={events} timeZone={timeZone} />
    </>
  );
}
