"use client";

import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { levelColors } from "#modules/machines/ui/level-colors.ts";
import { Photo } from "#modules/machines/ui/product-photo.tsx";
import { Button } from "#ui/button.tsx";
import { lacks } from "../../domain/bag.ts";
import { after, before, type Line } from "../../domain/visit-draft.ts";
import type { VisitSlot } from "../../queries/todays-visits.ts";
import { big } from "./big.ts";
import { Stepper } from "./stepper.tsx";

type Props = {
  mode: "refill" | "count" | "waste";
  slot: VisitSlot;
  product: string;
  photoId: string | null;
  line: Line;
  onEnter: (value: number | undefined) => void;
  onFill: () => void;
};

/** One position: what it is, how full it is and will be, and its number. */
export function ShelfRow({ mode, slot, product, photoId, line, onEnter, onFill }: Props) {
  const t = useTranslations("technician.machine");
  const { position, par, capacity, stock } = slot;
  // While it is counted, what was seen stands against what the ledger says; what went in comes after.
  const now = mode === "count" ? (line.counted ?? stock) : after(stock, line);
  const missing = lacks({ par, stock: before(stock, line) });
  const steppers = {
    refill: { value: line.refilled ?? 0, label: t("refillOf", { position }) },
    count: { value: line.counted, label: t("countOf", { position }) },
    waste: { value: line.wasted ?? 0, label: t("wasteOf", { position }) },
  };
  const { value, label } = steppers[mode];
  const entered = mode === "count" ? line.counted !== undefined : Boolean(value);
  return (
    <div className={cn(big.card, "grid grid-cols-[minmax(0,1fr)] gap-3 p-3", entered && "border-secondary")}>
      <div className="flex items-center gap-3">
        <span className="min-w-12 shrink-0 rounded-xl bg-muted px-2 py-1.5 text-center text-lg font-bold">
          {position}
        </span>
        {photoId ? <Photo id={photoId} className="size-12" /> : null}
        <div className="min-w-0 flex-1">
          {/* Whole: two products often begin alike. */}
          <p className="text-base leading-tight font-medium break-words">{product}</p>
          <p className="text-sm text-muted-foreground">
            {mode === "count" ? t("expected", { stock }) : t("stock", { stock: now, par })}
            {mode !== "count" && line.counted !== undefined ? ` · ${t("counted", { count: line.counted })}` : null}
          </p>
          {now > capacity ? (
            <p className="text-sm font-medium text-destructive">{t("overfull", { capacity })}</p>
          ) : null}
        </div>
        <Level now={now} par={par} capacity={capacity} />
      </div>
      <div className="flex items-center justify-between gap-2">
        <Stepper
          label={label}
          less={t("less", { position })}
          more={t("more", { position })}
          value={value}
          // The first tap on what was not counted begins from what should be there.
          start={mode === "count" ? stock : 0}
          onChange={onEnter}
        />
        {mode === "count" ? (
          <Button
            variant={entered ? "outline" : "secondary"}
            className={cn(big.normal, "min-w-24 flex-1")}
            aria-label={`${position}: ${entered ? t("unfill") : t("same", { stock })}`}
            onClick={() => onEnter(entered ? undefined : stock)}
          >
            {entered ? t("unfill") : t("same", { stock })}
          </Button>
        ) : null}
        {mode === "refill" ? (
          <Button
            variant={missing > 0 && !line.refilled ? "secondary" : "outline"}
            className={cn(big.normal, "min-w-24 flex-1")}
            disabled={missing === 0 && !line.refilled}
            onClick={() => (line.refilled ? onEnter(undefined) : onFill())}
            aria-label={`${position}: ${line.refilled ? t("unfill") : missing > 0 ? t("fill") : t("full")}`}
          >
            {line.refilled ? t("unfill") : missing > 0 ? `${t("fill")} +${missing}` : t("full")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** How full it is, to be seen at arm's length; the notch is where it is filled to. */
function Level({ now, par, capacity }: { now: number; par: number; capacity: number }) {
  const share = (units: number) => `${Math.min(100, (units / capacity) * 100)}%`;
  const tone =
    now > capacity ? levelColors.overfull : now === 0 ? "bg-destructive" : now < par / 3 ? "bg-warning" : "bg-success";
  return (
    <span
      aria-hidden
      className="relative h-12 w-4 shrink-0 overflow-hidden rounded-md border border-border-strong bg-muted"
    >
      <span className={cn("absolute inset-x-0 bottom-0 transition-[height]", tone)} style={{ height: share(now) }} />
      <span className="absolute inset-x-0 h-0.5 bg-foreground/60" style={{ bottom: share(par) }} />
    </span>
  );
}
