"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useStatusFilter } from "./use-status-filter.ts";
import { api } from "#lib/trpc.tsx";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { toast } from "#ui/toaster.tsx";
import type { LetterLine } from "../queries/list-letters.ts";
import { LETTER_STATUSES } from "../schemas.ts";

const tones: Record<LetterLine["status"], BadgeTone> = { queued: "info", sent: "success", dead: "error" };

/** Every letter that was written, whether it left, and what to do about those that did not. */
export function LettersScreen({ timeZone }: { timeZone: string }) {
  const t = useTranslations("team");
  const words = useRefusalWords();
  const [status, setStatus] = useStatusFilter();
  const pages = api.letters.list.useInfiniteQuery(status === "any" ? {} : { status }, {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const letters = pages.data?.pages.flatMap((page) => page.letters) ?? [];
  return (
    <div className="grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("mail.title")} description={t("mail.description")} />
      <div className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
        <SegmentedControl
          label={t("mail.filter")}
          value={status}
          onValueChange={setStatus}
          segments={(["any", ...LETTER_STATUSES] as const).map((value) => ({
            value,
            label: t(`mail.filters.${value}`),
          }))}
        />
      </div>
      {pages.error ? <Notice tone="error">{words(pages.error)}</Notice> : null}
      <Card aria-busy={pages.isPending}>
        {pages.isPending ? <Rows /> : null}
        {pages.isSuccess && letters.length === 0 ? (
          <EmptyState
            title={t(status === "dead" ? "mail.noneDead" : "mail.none")}
            description={t(status === "dead" ? "mail.noneDeadHint" : "mail.noneHint")}
          />
        ) : null}
        <ul className="divide-y divide-border">
          {letters.map((letter) => (
            <Row key={letter.id} letter={letter} timeZone={timeZone} />
          ))}
        </ul>
      </Card>
      {pages.hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-center"
          pending={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("mail.more")}
        </Button>
      ) : null}
    </div>
  );
}

function Rows() {
  return (
    <div className="divide-y divide-border">
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className="grid gap-2 px-5 py-4">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-4 w-1/3" />
        </div>
      ))}
    </div>
  );
}

function Row({ letter, timeZone }: { letter: LetterLine; timeZone: string }) {
  const t = useTranslations("team");
  const format = useFormatter();
  const words = useRefusalWords();
  const utils = api.useUtils();
  const resend = api.letters.resend.useMutation({
    onSuccess: (result) => void (result.ok ? toast.success(t("mail.resent")) : toast.error(words(result.reason))),
    onError: (error) => void toast.error(words(error)),
    onSettled: () => utils.letters.list.invalidate(),
  });
  const at = letter.sentAt ?? letter.createdAt;
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:px-5">
      <div className="grid min-w-0 gap-0.5">
        <p className="truncate font-medium">{letter.subject}</p>
        <p className="truncate text-sm text-muted-foreground">{letter.recipient}</p>
        {letter.lastError && letter.status !== "sent" ? (
          <p className="text-[0.8125rem] break-words text-destructive">
            {t("mail.lastError", { attempts: letter.attempts })}{" "}
            <span className="font-mono text-xs">{letter.lastError}</span>
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <time dateTime={new Date(at).toISOString()} className="text-sm text-muted-foreground tabular-nums">
          {format.dateTime(at, "dateTime", { timeZone })}
        </time>
        <Badge tone={tones[letter.status]} dot>
          {t(`mail.status.${letter.status}`)}
        </Badge>
        {letter.status === "dead" ? (
          <Button
            size="sm"
            variant="outline"
            pending={resend.isPending}
            onClick={() => resend.mutate({ letterId: letter.id })}
          >
            {t("mail.resend")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
