"use client";

import { ChevronRight, Download, UserPlus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Link, useRouter } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { Avatar } from "#ui/avatar.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { ClientRow as Row } from "../queries/list-clients.ts";
import { ClientDialog } from "./client-dialog.tsx";

type Account = "any" | "yes" | "no";
type Filter = { q: string; account: Account };
type Page = { clients: Row[]; nextCursor: string | null };

const TYPING_MS = 200;

/** Everyone who receives appointments. What is searched for is in the address. */
export function ClientsScreen({ initial, canCreate }: { initial: { filter: Filter; page: Page }; canCreate: boolean }) {
  const t = useTranslations("clients");
  const locale = useLocale();
  const router = useRouter();
  const params = useSearchParams();
  const account = asAccount(params.get("account"));
  const q = params.get("q") ?? "";
  const [typed, setTyped] = useState(q);
  const [adding, setAdding] = useState(false);

  const put = (next: Partial<Filter>) => {
    const query = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(next)) {
      if (value && value !== "any") query.set(key, value);
      else query.delete(key);
    }
    window.history.replaceState(null, "", `?${query.toString()}`);
  };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const asInitial = initial.filter.q === q && initial.filter.account === account;
  const list = api.clients.list.useInfiniteQuery(
    { q, account },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: (previous) => previous,
      ...(asInitial && { initialData: { pages: [initial.page], pageParams: [undefined] } }),
    },
  );
  const clients = list.data?.pages.flatMap((page) => page.clients) ?? [];
  const filtered = q !== "" || account !== "any";

  return (
    <div className="grid w-full max-w-5xl gap-5">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <Button variant="outline" size="sm" asChild>
              <a href={`/api/clients.csv?${new URLSearchParams({ q, account, locale }).toString()}`} download>
                <Download aria-hidden />
                {t("export")}
              </a>
            </Button>
            {canCreate ? (
              <Button size="sm" onClick={() => setAdding(true)}>
                <UserPlus aria-hidden />
                {t("add")}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-3">
        <SearchField
          label={t("search")}
          hint={t("searchHint")}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => put({ q: value.trim() }), TYPING_MS);
          }}
          className="min-w-56 flex-1"
        />
        <SegmentedControl
          label={t("accountFilter")}
          value={account}
          onValueChange={(value) => put({ account: value })}
          segments={[
            { value: "any", label: t("all") },
            { value: "yes", label: t("withAccount") },
            { value: "no", label: t("withoutAccount") },
          ]}
        />
      </div>
      {list.data ? (
        clients.length === 0 ? (
          <EmptyState
            title={t(filtered ? "noneFound" : "emptyTitle")}
            description={t(filtered ? "noneFoundText" : "emptyText")}
            className="rounded-2xl border border-dashed border-border"
          />
        ) : (
          <ul
            aria-label={t("title")}
            aria-busy={list.isPlaceholderData}
            className={cn(
              "divide-y divide-border overflow-hidden rounded-xl border border-border bg-card transition-opacity",
              list.isPlaceholderData && "opacity-60",
            )}
          >
            {clients.map((client) => (
              <ClientRow key={client.id} client={client} />
            ))}
          </ul>
        )
      ) : (
        <Skeleton className="h-96 w-full rounded-xl" />
      )}
      {list.hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-center"
          pending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
      <ClientDialog
        open={adding}
        onOpenChange={setAdding}
        onSaved={(id) => router.push({ pathname: "/staff/clients/[id]", params: { id } })}
      />
    </div>
  );
}

const asAccount = (text: string | null): Account => (text === "yes" || text === "no" ? text : "any");

function ClientRow({ client }: { client: Row }) {
  const t = useTranslations("clients");
  const name = `${client.firstName} ${client.lastName}`.trim();
  return (
    <li>
      <Link
        href={{ pathname: "/staff/clients/[id]", params: { id: client.id } }}
        prefetch={false}
        className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2.5 hover:bg-accent/50 focus-visible:-outline-offset-2 md:grid-cols-[auto_minmax(0,1.2fr)_minmax(0,0.8fr)_minmax(0,1.2fr)_auto]"
      >
        <Avatar name={name} size="sm" className="row-span-2 md:row-span-1" />
        <span className="truncate text-sm font-medium">{name}</span>
        <span className="col-start-2 row-start-2 truncate text-[0.8125rem] tabular-nums text-muted-foreground md:col-start-auto md:row-start-auto">
          {client.phone ?? <span className="max-md:hidden">{t("noPhone")}</span>}
          {client.phone ? null : <span className="md:hidden">{client.email ?? t("noPhone")}</span>}
        </span>
        <span className="hidden truncate text-[0.8125rem] text-muted-foreground md:block">
          {client.email ?? t("noEmail")}
        </span>
        <ChevronRight
          aria-hidden
          className="row-span-2 size-4 text-muted-foreground max-md:col-start-3 max-md:row-start-1 md:row-span-1"
        />
      </Link>
    </li>
  );
}
