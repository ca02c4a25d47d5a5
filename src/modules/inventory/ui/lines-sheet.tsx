"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Skeleton } from "#ui/skeleton.tsx";

type Query = {
  isPending: boolean;
  isError: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
};

type Props = {
  title: string;
  lead: string;
  /** What the lines add up to. */
  sum: ReactNode;
  shown: number;
  total: number;
  query: Query;
  /** What is said where there are none. */
  none: string;
  onClose: () => void;
  children: ReactNode;
};

/** The lines behind a figure, and their sum, which is the figure. */
export function LinesSheet({ title, lead, sum, shown, total, query, none, onClose, children }: Props) {
  const t = useTranslations("inventory.lines");
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent className="md:max-w-xl">
        <SheetHeader>
          <SheetTitle className="first-letter:uppercase">{title}</SheetTitle>
          <SheetDescription>{lead}</SheetDescription>
        </SheetHeader>
        {query.isError ? (
          <Notice
            tone="error"
            action={
              <Button variant="outline" size="sm" onClick={() => query.refetch()}>
                {t("again")}
              </Button>
            }
          >
            {t("failed")}
          </Notice>
        ) : null}
        {query.isPending ? (
          <div className="grid gap-3">
            <Skeleton className="h-20 rounded-xl" />
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} className="h-14" />
            ))}
          </div>
        ) : query.isError && shown === 0 ? null : (
          <>
            <div className="grid gap-1 rounded-xl bg-muted p-4" aria-live="polite">
              {sum}
            </div>
            {shown === 0 ? (
              <p className="py-6 text-center text-muted-foreground">{none}</p>
            ) : (
              <ul className="-my-2 divide-y divide-border">{children}</ul>
            )}
            <div className="flex items-center justify-between gap-3 text-[0.8125rem] text-muted-foreground">
              <span role="status">{total > 0 ? t("shown", { shown, total }) : null}</span>
              {query.hasNextPage ? (
                <Button
                  variant="outline"
                  size="sm"
                  pending={query.isFetchingNextPage}
                  onClick={() => query.fetchNextPage()}
                >
                  {t("more")}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </SheetContent>
    </Sheet>
  );
}
