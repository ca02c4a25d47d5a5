"use client";

import { useLocale, useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { formatDayTime } from "#lib/time.ts";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { KeyRequest } from "../queries/organization-keys.ts";

type Props = { apiKey: { id: string; name: string }; timeZone: string; onClose: () => void };

/** What a key asked lately and how it was answered, as it was sent. */
export function RequestsSheet({ apiKey, timeZone, onClose }: Props) {
  const t = useTranslations("keys");
  const asked = api.keys.requests.useInfiniteQuery(
    { keyId: apiKey.id },
    { getNextPageParam: ({ next }) => next ?? undefined, initialCursor: undefined },
  );
  const requests = asked.data?.pages.flatMap((page) => page.requests) ?? [];
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent className="sm:max-w-2xl">
        <SheetHeader>
          <SheetTitle>{t("requestsTitle", { name: apiKey.name })}</SheetTitle>
          <SheetDescription>{t("requestsLead")}</SheetDescription>
        </SheetHeader>
        {asked.isPending ? <Skeleton className="h-40" /> : null}
        {asked.isSuccess && requests.length === 0 ? (
          <p className="rounded-xl bg-muted p-6 text-center text-sm text-muted-foreground">{t("noRequests")}</p>
        ) : null}
        <ul className="grid divide-y divide-border">
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} timeZone={timeZone} />
          ))}
        </ul>
        {asked.hasNextPage ? (
          <Button variant="outline" pending={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t("older")}
          </Button>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}

function RequestLine({ request, timeZone }: { request: KeyRequest; timeZone: string }) {
  const t = useTranslations("keys");
  const locale = useLocale();
  const { at, method, path, status, errorCode, ms, address, requestId, body } = request;
  return (
    <li className="grid gap-1 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={status < 400 ? "success" : status < 500 ? "warning" : "error"}>{status}</Badge>
        <code className="min-w-0 font-mono text-[0.8125rem] break-all">
          {method} {path}
        </code>
        {errorCode ? <code className="font-mono text-xs text-muted-foreground">{errorCode}</code> : null}
      </div>
      <p className="text-[0.8125rem] text-muted-foreground">
        {formatDayTime(at, timeZone, locale)} · {t("ms", { ms })} · {address}
      </p>
      <details className="text-[0.8125rem]">
        <summary className="w-fit cursor-pointer text-secondary-text">{t("details")}</summary>
        <p className="mt-1 font-mono text-xs break-all text-muted-foreground">{requestId}</p>
        {body ? (
          <pre className="mt-2 max-h-64 overflow-auto rounded-lg bg-muted p-3 font-mono text-xs whitespace-pre-wrap break-all">
            {body}
          </pre>
        ) : null}
      </details>
    </li>
  );
}
