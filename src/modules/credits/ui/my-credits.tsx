"use client";

import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { ClientCredits } from "../queries/client-credits.ts";
import { LotLine } from "./lot-line.tsx";
import { LotTable } from "./lot-table.tsx";
import { MovementList } from "./movement-list.tsx";

/** What a client has, what of it expires when, and where it all came from and went. */
export function MyCredits({ initial }: { initial: ClientCredits }) {
  const t = useTranslations("credits");
  const pages = api.credits.mine.useInfiniteQuery(
    {},
    {
      getNextPageParam: ({ next }) => next ?? undefined,
      initialCursor: undefined,
      initialData: { pages: [initial], pageParams: [undefined] },
    },
  );
  const { balance, lots, timeZone, now } = pages.data.pages[0] ?? initial;
  const movements = pages.data.pages.flatMap((page) => page.movements);
  const book = (
    <Button asChild>
      <Link href="/">{t("book")}</Link>
    </Button>
  );
  if (movements.length === 0) {
    return (
      <div className="rounded-2xl border border-border bg-card">
        <EmptyState title={t("emptyTitle")} description={t("emptyText")} action={book} heading="h2" />
      </div>
    );
  }
  return (
    <div className="grid gap-10">
      <div className="overflow-hidden rounded-2xl border border-border bg-card shadow-sm">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-5 p-5 sm:p-7">
          <div className="grid gap-1">
            <p className="text-sm font-medium text-primary-text">{t("balanceLabel")}</p>
            <p className="flex items-baseline gap-2.5">
              <span className="font-display text-6xl leading-none font-semibold tabular-nums">{balance}</span>
              <span className="text-lg text-muted-foreground">{t("balanceUnit", { count: balance })}</span>
            </p>
            <p className="mt-2 max-w-md text-sm leading-relaxed text-muted-foreground">
              {balance === 0 ? t("noneLeft") : t("whatFor")}
            </p>
          </div>
          {balance > 0 ? book : null}
        </div>
        {lots.length > 0 ? (
          <section aria-labelledby="lots-title" className="border-t border-border">
            <h2 id="lots-title" className="px-5 pt-5 text-lg font-semibold sm:px-7">
              {t("lots.title")}
            </h2>
            <div className="px-5 pt-5 sm:px-7">
              <LotLine lots={lots} now={now} timeZone={timeZone} />
            </div>
            <div className="border-t border-border sm:px-3">
              <LotTable lots={lots} now={now} timeZone={timeZone} />
            </div>
          </section>
        ) : null}
      </div>
      <section aria-labelledby="movements-title" className="grid gap-4">
        <h2 id="movements-title" className="text-lg font-semibold">
          {t("movements.title")}
        </h2>
        <MovementList movements={movements} timeZone={timeZone} now={now} audience="client" />
        {pages.hasNextPage ? (
          <Button
            variant="outline"
            className="justify-self-center"
            pending={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t("movements.more")}
          </Button>
        ) : null}
      </section>
    </div>
  );
}
