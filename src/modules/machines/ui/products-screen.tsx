"use client";

import { Archive, ArchiveRestore, Plus, Search } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Input } from "#ui/input.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { ListedProduct } from "../queries/products.ts";
import { ProductForm } from "./product-form.tsx";
import { Photo } from "./product-photo.tsx";
import { plain } from "./use-fleet-view.ts";
import { useLiveMachines } from "./use-live-machines.ts";
import { useArchive } from "./use-archive.ts";

type Props = { initial: ListedProduct[]; currency: string; editable: boolean };

/** What machines sell: as it looks on a shelf, for how much, and in how many positions it lies. */
export function ProductsScreen({ initial, currency, editable }: Props) {
  const t = useTranslations("machines.products");
  const utils = api.useUtils();
  const { data } = api.products.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const [editing, setEditing] = useState<ListedProduct | "new" | null>(null);
  const [q, setQ] = useState("");
  const refresh = useCallback(() => void utils.products.list.invalidate(), [utils]);
  useLiveMachines(refresh);
  const archive = useArchive(api.products.archive.useMutation().mutateAsync, refresh);

  const found = data.filter(({ sku, name, barcode }) =>
    plain(`${sku} ${name["es-AR"]} ${name.en} ${barcode ?? ""}`).includes(plain(q.trim())),
  );
  const sold = found.filter(({ archived }) => !archived);
  const away = found.filter(({ archived }) => archived);
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
  const list = (products: readonly ListedProduct[]) => (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {products.map((product) => (
        <li key={product.id}>
          <ProductCard
            product={product}
            currency={currency}
            onEdit={editable ? () => setEditing(product) : undefined}
            onArchive={editable ? () => void archive(product.id, !product.archived) : undefined}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={editable && data.length > 0 ? add : null}
      />
      {data.length > 6 ? (
        <span className="relative block sm:max-w-xs">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
          />
          <Input
            type="search"
            aria-label={t("search")}
            placeholder={t("search")}
            className="pl-9"
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        </span>
      ) : null}
      {data.length === 0 ? (
        <EmptyState title={t("emptyTitle")} description={t("emptyText")} action={editable ? add : null} />
      ) : sold.length > 0 ? (
        list(sold)
      ) : away.length === 0 ? (
        <EmptyState title={t("nothingTitle")} description={t("nothingText")} />
      ) : null}
      {away.length > 0 ? (
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{t("archivedTitle")}</h2>
          {list(away)}
        </section>
      ) : null}
      {editing ? (
        <ProductForm
          key={editing === "new" ? "new" : editing.id}
          product={editing === "new" ? null : editing}
          currency={currency}
          onClose={() => setEditing(null)}
          onSaved={refresh}
        />
      ) : null}
    </div>
  );
}

type CardProps = {
  product: ListedProduct;
  currency: string;
  onEdit: (() => void) | undefined;
  onArchive: (() => void) | undefined;
};

function ProductCard({ product, currency, onEdit, onArchive }: CardProps) {
  const t = useTranslations("machines.products");
  const locale = useLocale();
  const format = useFormatter();
  const name = product.name[locale === "en" ? "en" : "es-AR"];
  const { priceMinor: price, costMinor: cost } = product;
  return (
    <Card
      className={cn(
        "relative flex h-full gap-4 p-3 sm:p-4",
        product.archived && "opacity-70",
        onEdit && "transition-shadow hover:shadow-md",
      )}
    >
      <Photo id={product.photoId} className="size-20 rounded-xl sm:size-24" />
      <div className="grid min-w-0 flex-1 content-start gap-1">
        <h3 className="pr-8 text-[0.9375rem] leading-snug font-semibold break-words">
          {onEdit ? (
            <button
              type="button"
              onClick={onEdit}
              className="text-left after:absolute after:inset-0 after:rounded-xl hover:underline"
            >
              {name}
            </button>
          ) : (
            name
          )}
        </h3>
        <p className="truncate font-mono text-xs text-muted-foreground">{product.sku}</p>
        <p className="text-sm">
          <span className="font-semibold tabular-nums">{formatMoney(price, currency, locale)}</span>
          {cost !== null && price > 0 ? (
            <span className="text-muted-foreground">
              {" · "}
              {t("margin", { share: format.number((price - cost) / price, { style: "percent" }) })}
            </span>
          ) : null}
        </p>
        <p className="text-[0.8125rem] text-muted-foreground">
          {product.positions > 0
            ? t("lies", { positions: product.positions, machines: product.machines })
            : t("liesNowhere")}
        </p>
      </div>
      {onArchive ? (
        <Button
          variant="ghost"
          size="icon-sm"
          className="absolute top-2 right-2 z-10"
          aria-label={product.archived ? t("restore", { name }) : t("archive", { name })}
          onClick={onArchive}
        >
          {product.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        </Button>
      ) : null}
    </Card>
  );
}
