"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import type { PlanogramPosition } from "../queries/planogram.ts";
import { Figure } from "#ui/figure.tsx";
import { levelColors } from "./level-colors.ts";
import { Photo } from "./product-photo.tsx";

type Props = {
  slot: PlanogramPosition;
  currency: string;
  onStock: () => void;
  onEdit: (() => void) | undefined;
};

const frames = {
  ok: "border-border",
  low: "border-(--level-low)/60",
  empty: "border-destructive/60",
  oversold: "border-destructive/60",
  overfull: "border-destructive/60",
};

/** One position: a column as high as what is left, to be seen from the other side of the room. */
export function SlotCard({ slot, currency, onStock, onEdit }: Props) {
  const t = useTranslations("machines.planogram");
  const locale = useLocale();
  const name = slot.name[locale === "en" ? "en" : "es-AR"];
  const words = t(`left.${slot.state}`, { quantity: slot.quantity, capacity: slot.capacity });
  return (
    <div
      className={cn(
        "relative grid h-full grid-cols-[1.125rem_minmax(0,1fr)] gap-2.5 rounded-xl border bg-card p-2.5 shadow-xs sm:gap-3 sm:p-3",
        frames[slot.state],
        onEdit && "transition-shadow hover:shadow-md",
      )}
    >
      <span
        aria-hidden
        className={cn(
          "relative overflow-hidden rounded-md bg-muted ring-1 ring-inset ring-border",
          (slot.state === "empty" || slot.state === "oversold") && "bg-destructive-soft ring-destructive/50",
        )}
      >
        <span
          style={{ height: `${Math.max(slot.share > 0 ? 6 : 0, slot.share * 100)}%` }}
          className={cn("absolute inset-x-0 bottom-0 transition-[height] duration-500", levelColors[slot.state])}
        />
      </span>
      <div className="grid min-w-0 content-start gap-2">
        <div className="flex items-start justify-between gap-2">
          <span className="text-[0.8125rem] font-semibold tabular-nums text-muted-foreground">{slot.position}</span>
          <Figure
            label={t("openStock", { position: slot.position, left: words })}
            onOpen={onStock}
            className={cn(
              "z-10 text-lg leading-none font-semibold",
              slot.state !== "ok" && slot.state !== "low" && "text-destructive",
              slot.state === "low" && "text-warning",
            )}
          >
            {slot.quantity}
            <span className="text-xs font-medium text-muted-foreground">/{slot.capacity}</span>
          </Figure>
        </div>
        {slot.state === "overfull" ? (
          <p className="text-xs leading-snug font-medium text-destructive">{t("overfull")}</p>
        ) : null}
        <Photo id={slot.photoId} className="aspect-[4/3] w-full" />
        <div className="grid gap-0.5">
          <h3 className="line-clamp-2 min-h-[2.1em] text-[0.8125rem] leading-[1.05rem] font-medium break-words">
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
          <p className="text-[0.8125rem] tabular-nums text-muted-foreground">
            {formatMoney(slot.price, currency, locale)}
            {slot.priceMinor !== null ? <span title={t("ownPrice")}> *</span> : null}
          </p>
        </div>
      </div>
    </div>
  );
}
