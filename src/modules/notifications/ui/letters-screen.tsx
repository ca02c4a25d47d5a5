"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStatusFilter } from "./use-status-filter.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { LetterLine } from "../queries/list-letters.ts";
import { LETTER_STATUSES } from "../schemas.ts";
import { LetterPanel } from "./letter-panel.tsx";
import { LetterRow } from "./letter-row.tsx";

/** Every letter that was written, whether it left, and what to do about those that did not. */
export function LettersScreen({ timeZone }: { timeZone: string }) {
  const t = useTranslations("team");
  const words = useRefusalWords();
  const [opened, setOpened] = useState<LetterLine | null>(null);
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
            <LetterRow key={letter.id} letter={letter} timeZone={timeZone} onOpen={() => setOpened(letter)} />
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
      {opened ? <LetterPanel letter={opened} onClose={() => setOpened(null)} /> : null}
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
