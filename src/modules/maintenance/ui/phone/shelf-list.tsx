"use client";

import { PackageCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { setEntry, fill, fillAll, hasWork, lineOf, toggleWork } from "../../domain/visit-draft.ts";
import type { VisitMachine, VisitProduct } from "../../queries/todays-visits.ts";
import type { RecordVisit } from "../../schemas.ts";
import { big } from "./big.ts";
import { ShelfRow } from "./shelf-row.tsx";

type Props = {
  mode: "refill" | "count" | "waste";
  machine: VisitMachine;
  products: readonly VisitProduct[];
  visit: RecordVisit;
  edit: (changed: (visit: RecordVisit) => RecordVisit) => void;
};

const entries = { refill: "refilled", count: "counted", waste: "wasted" } as const;

/** The planogram, a position a row, with the one number that is asked for now. */
export function ShelfList({ mode, machine, products, visit, edit }: Props) {
  const t = useTranslations("technician.machine");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const goods = new Map(products.map((product) => [product.id, product]));
  const { slots } = machine;
  if (slots.length === 0) return <p className="py-8 text-center text-muted-foreground">{t("noSlots")}</p>;
  // Filling a machine is what a plan of refills asks for.
  const done = (filled: RecordVisit) =>
    machine.plans
      .filter((plan) => plan.kind === "refill" && !hasWork(filled, { kind: "refill", planId: plan.id }))
      .reduce((after, plan) => toggleWork(after, { kind: "refill", planId: plan.id }), filled);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {mode === "refill" ? (
        <Button
          variant="secondary"
          className={big.primary}
          onClick={() => edit((before) => done(fillAll(before, slots)))}
        >
          <PackageCheck aria-hidden /> {t("fillAll")}
        </Button>
      ) : (
        <p className="text-muted-foreground">{t(mode === "count" ? "countHint" : "wasteHint")}</p>
      )}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {slots.map((slot) => (
          <li key={slot.position}>
            <ShelfRow
              mode={mode}
              slot={slot}
              product={goods.get(slot.productId)?.name[language] ?? ""}
              photoId={goods.get(slot.productId)?.photoId ?? null}
              line={lineOf(visit, slot.position)}
              onEnter={(value) => edit((before) => setEntry(before, slot.position, entries[mode], value))}
              onFill={() => edit((before) => fill(before, slot))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
