"use client";

import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Photo } from "#modules/machines/ui/product-photo.tsx";
import { bagOf } from "../../domain/bag.ts";
import type { TodaysVisits } from "../../queries/todays-visits.ts";
import { big } from "./big.ts";
import type { Tour } from "./kept-visits.ts";
import { changeTour } from "./use-phone.ts";
import type { Screen } from "./use-screen.ts";

type Props = { today: TodaysVisits; tour: Tour; go: (screen: Screen) => void };

/** What to carry for the chosen machines, ticked off as it goes in. */
export function BagScreen({ today, tour, go }: Props) {
  const t = useTranslations("technician.bag");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const machines = today.machines.filter(({ id }) => tour.machineIds.includes(id));
  const items = bagOf(machines);
  const products = new Map(today.products.map((product) => [product.id, product]));
  const packed = items.filter(({ productId }) => tour.packed.includes(productId)).length;
  if (machines.length === 0) return <EmptyState title={t("none")} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="text-muted-foreground">
        {t("lead", { count: machines.length })} {machines.map(({ name }) => name).join(", ")}.
      </p>
      {items.length === 0 ? <p className="text-lg">{t("nothing")}</p> : null}
      <ul className="grid gap-2">
        {items.map(({ productId, units }) => {
          const done = tour.packed.includes(productId);
          const rest = tour.packed.filter((id) => id !== productId);
          return (
            <li key={productId}>
              <button
                type="button"
                role="checkbox"
                aria-checked={done}
                onClick={() => changeTour(tour, { packed: done ? rest : [...rest, productId] })}
                className={cn(
                  big.card,
                  "flex min-h-16 w-full items-center gap-3 px-4 py-2 text-left",
                  done && "bg-muted",
                )}
              >
                <span
                  className={cn(
                    "grid size-8 shrink-0 place-content-center rounded-lg border-2",
                    done ? "border-secondary bg-secondary text-secondary-foreground" : "border-input bg-card",
                  )}
                >
                  {done ? <Check aria-hidden strokeWidth={3} className="size-5" /> : null}
                </span>
                <Photo id={products.get(productId)?.photoId ?? null} className="size-12" />
                <span
                  className={cn("min-w-0 flex-1 text-lg leading-tight", done && "text-muted-foreground line-through")}
                >
                  {products.get(productId)?.name[language] ?? productId}
                </span>
                <span className="tabular shrink-0 text-2xl font-semibold">
                  <span aria-hidden>{units}</span>
                  <span className="sr-only">{t("units", { count: units })}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {items.length > 0 ? (
        <p role="status" className="text-center text-muted-foreground">
          {t("packed", { done: packed, all: items.length })}
        </p>
      ) : null}
      <Button
        variant="ghost"
        className={big.normal}
        onClick={() => {
          changeTour(tour, { machineIds: [], packed: [] });
          go({ name: "today" });
        }}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
