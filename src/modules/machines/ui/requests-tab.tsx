"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Switch } from "#ui/switch.tsx";
import { RejectedSales } from "./rejected-sales.tsx";

type Props = { machineId: string; timeZone: string };

/** What it sent, as it sent it, and what it was answered: the first place to look when somebody says "it does not work". */
export function RequestsTab({ machineId, timeZone }: Props) {
  const t = useTranslations("machines.requests");
  const locale = useLocale();
  const format = useFormatter();
  const [only, setOnly] = useState<"failed" | "rejected" | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [before, setBefore] = useState<string | undefined>(undefined);
  const { data } = api.machines.requests.useQuery({ machineId, ...(only && { only }), ...(before && { before }) });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {(["failed", "rejected"] as const).map((which) => (
          <label key={which} className="flex w-fit cursor-pointer items-center gap-3 text-sm coarse:min-h-11">
            <Switch
              checked={only === which}
              onCheckedChange={(on) => {
                setOnly(on ? which : null);
                setBefore(undefined);
              }}
            />
            {t(`${which}Only`)}
          </label>
        ))}
      </div>
      {!data ? (
        <Skeleton className="h-96 rounded-xl" />
      ) : data.requests.length === 0 ? (
        <EmptyState
          heading="h2"
          title={t("emptyTitle")}
          description={only ? t(only === "failed" ? "emptyFailed" : "emptyRejected") : t("emptyText")}
        />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
          {data.requests.map((request) => (
            <li key={request.id}>
              <details
                className="group"
                onToggle={({ currentTarget: { open } }) => open && setOpened(new Set([...opened, request.id]))}
              >
                <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm hover:bg-accent/50 coarse:min-h-12">
                  <Badge tone={request.status >= 500 ? "error" : request.status >= 400 ? "warning" : "success"}>
                    {request.status}
                  </Badge>
                  <code className="min-w-0 flex-1 basis-52 truncate font-mono text-[0.8125rem]">
                    {request.method} {request.path.replace("/api/v1", "")}
                  </code>
                  {request.rejected > 0 ? (
                    <Badge tone="warning">{t("rejected", { count: request.rejected })}</Badge>
                  ) : null}
                  {request.errorCode ? <span className="text-xs text-destructive">{request.errorCode}</span> : null}
                  <span className="text-[0.8125rem] tabular-nums text-muted-foreground">
                    {format.number(request.ms)} ms ·{" "}
                    <time dateTime={new Date(request.at).toISOString()}>
                      {formatDayTime(request.at, timeZone, locale)}
                    </time>
                  </span>
                </summary>
                <div className="grid gap-3 border-t border-border bg-muted/40 px-4 py-3 text-[0.8125rem]">
                  <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground">
                    <span>{t("address", { address: request.address })}</span>
                    <span>{t("bytes", { bytes: format.number(request.bytesIn) })}</span>
                    {request.keyShort ? <span>{t("key", { short: request.keyShort })}</span> : null}
                    <span className="break-all">{t("request", { id: request.requestId })}</span>
                  </p>
                  {request.rejected > 0 && opened.has(request.id) ? (
                    <RejectedSales machineId={machineId} requestId={request.requestId} timeZone={timeZone} />
                  ) : null}
                  {request.body ? (
                    <pre className="max-h-72 overflow-auto rounded-lg border border-border bg-card p-3 font-mono text-xs leading-relaxed whitespace-pre-wrap break-all">
                      {request.body}
                    </pre>
                  ) : null}
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      {data && (data.more || before) ? (
        <div className="flex justify-between gap-2">
          <Button variant="outline" size="sm" disabled={!before} onClick={() => setBefore(undefined)}>
            {t("newest")}
          </Button>
          <Button variant="outline" size="sm" disabled={!data.more} onClick={() => setBefore(data.requests.at(-1)?.id)}>
            {t("older")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
