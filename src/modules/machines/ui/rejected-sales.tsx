"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

type Props = { machineId: string; requestId: string; timeZone: string };

/** The sales of one request that could not be counted: why, which field, and each as it was told. */
export function RejectedSales({ machineId, requestId, timeZone }: Props) {
  const t = useTranslations("machines.requests");
  const words = useRefusalWords();
  const locale = useLocale();
  const { data } = api.inventory.rejections.useQuery({ machineId, requestId });
  if (!data) return <Skeleton className="h-20 rounded-lg" />;
  return (
    <ul aria-label={t("rejectedTitle")} className="grid gap-2">
      {data.map(({ id, eventId, code, field, event, times, firstAt }) => (
        <li key={id} className="grid gap-1.5 rounded-lg border border-border bg-card p-3">
          <p className="font-medium">
            {words(code)} {field ? <code className="font-mono text-xs">{field}</code> : null}
          </p>
          <p className="text-muted-foreground">
            {eventId ? <span className="font-mono text-xs break-all">{eventId} · </span> : null}
            {t("toldTimes", { count: times, when: formatDayTime(firstAt, timeZone, locale) })}
          </p>
          <pre className="max-h-40 overflow-auto font-mono text-xs leading-relaxed break-all whitespace-pre-wrap">
            {event}
          </pre>
        </li>
      ))}
    </ul>
  );
}
