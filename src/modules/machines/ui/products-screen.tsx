"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import { api } from "#lib/trpc.tsx";
import { Card } from "#ui/card.tsx";
import { ArchivableList, OpensCard, ArchiveButton } from "#ui/archivable-list.tsx";
import type { ListedProduct } from "../queries/products.ts";
import { ProductForm } from "./product-form.tsx";
import { Photo } from "./product-photo.tsx";
import { useLiveMachines } from "./use-live-machines.ts";
import { useArchive } from "./use-archive.ts";

type Props = { initial: ListedProduct[]; currency: string; editable: boolean };

/** What machines sell: as it looks on a shelf, for how much, and in how many positions it lies. */
export function ProductsScreen({ initial, currency, editable }: Props) {
  const t = useTranslations("machines.products");
  const utils = api.useUtils();
  const { data } = api.products.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const refresh = useCallback(() => void utils.products.list.invalidate(), [utils]);
  useLiveMachines(refresh);
  const archive = useArchive(api.products.archive.useMutation().mutateAsync, refresh);
  return (
    <ArchivableList
      items={data}
      isArchived={({ archived }) => archived}
      words={{
        title: t("title"),
        description: t("description"),
        add: t("new"),
        emptyTitle: t("emptyTitle"),
        empty: t("emptyText"),
        archivedTitle: t("archivedTitle"),
      }}
      search={{
        label: t("search"),
        nothingTitle: t("nothingTitle"),
        nothing: t("nothingText"),
        textOf: ({ sku, name, barcode }) => `${sku} ${name["es-AR"]} ${name.en} ${barcode ?? ""}`,
      }}
      editable={editable}
      className="sm:grid-cols-2 xl:grid-cols-3"
      row={(product, edit) => (
        <ProductCard
          product={product}
          currency={currency}
          onEdit={editable ? edit : undefined}
          onArchive={() => void archive(product.id, !product.archived)}
        />
      )}
      form={(product, close) => <ProductForm product={product} currency={currency} onClose={close} onSaved={refresh} />}
    />
  );
}

type CardProps = {
  product: ListedProduct;
  currency: string;
  onEdit: (() => void) | undefined;
  onArchive: () => void;
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
          <OpensCard onEdit={onEdit}>{name}</OpensCard>
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
      {onEdit ? (
        <ArchiveButton
          isArchived={product.archived}
          label={product.archived ? t("restore", { name }) : t("archive", { name })}
          onClick={onArchive}
          className="absolute top-2 right-2"
        />
      ) : null}
    </Card>
  );
}
