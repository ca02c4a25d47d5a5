"use client";

import { Copy, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Notice } from "#ui/notice.tsx";
import { shelfOf } from "../domain/position-order.ts";
import type { MachineView } from "../queries/machine.ts";
import type { PlanogramPosition } from "../queries/planogram.ts";
import { levelColors } from "./level-colors.ts";
import { SlotCard } from "./slot-card.tsx";
import { SlotForm } from "./slot-form.tsx";

type Props = {
  machine: MachineView;
  editable: boolean;
  /** Opens the lines that make a position's stock. */
  onStock: (slot: PlanogramPosition) => void;
  /** Gives this planogram to other machines. */
  onCopy: () => void;
  /** Where it comes from, while that can be taken back. */
  copied: ReactNode;
};

/** The machine's front: shelf by shelf, each position with its product and how much of it is left. */
export function Planogram({ machine, editable, onStock, onCopy, copied }: Props) {
  const t = useTranslations("machines.planogram");
  const [editing, setEditing] = useState<PlanogramPosition | "new" | null>(null);
  const { slots, configVersion, reportedConfigVersion } = machine;
  const shelves = [...Map.groupBy(slots, ({ position }) => shelfOf(position)).entries()];
  const widest = Math.max(...shelves.map(([, list]) => list.length), 1);
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {t("add")}
    </Button>
  );
  return (
    <div className="grid gap-4">
      {editable ? copied : null}
      {configVersion > (reportedConfigVersion ?? 0) ? (
        <Notice tone="info" title={t("pendingTitle", { version: configVersion })}>
          {reportedConfigVersion ? t("pendingFrom", { version: reportedConfigVersion }) : t("pendingNone")}
        </Notice>
      ) : null}
      {slots.length === 0 ? (
        <EmptyState
          heading="h2"
          title={t("emptyTitle")}
          description={editable ? t("emptyText") : t("emptyReader")}
          action={editable ? add : null}
        />
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Legend overfull={slots.some(({ state }) => state === "overfull")} />
            {editable ? (
              <div className="flex flex-wrap gap-2">
                <Button variant="outline" onClick={onCopy}>
                  <Copy aria-hidden /> {t("copy")}
                </Button>
                {add}
              </div>
            ) : null}
          </div>
          <div className="grid gap-3 rounded-2xl border border-border-strong bg-muted/60 p-3 shadow-sm [--level-low:#d39a1c] sm:gap-4 sm:p-5 dark:[--level-low:#e9bd62]">
            {shelves.map(([shelf, list], index) => (
              <section
                key={shelf}
                aria-label={shelf ? t("shelf", { shelf }) : t("positions")}
                className={index > 0 ? "border-t-4 border-double border-border-strong pt-3 sm:pt-4" : undefined}
              >
                <ul
                  className="grid grid-cols-2 gap-2.5 sm:grid-cols-3 sm:gap-3 lg:grid-cols-[repeat(var(--columns),minmax(0,1fr))]"
                  style={{ "--columns": Math.min(6, Math.max(4, widest)) } as React.CSSProperties}
                >
                  {list.map((slot) => (
                    <li key={slot.position}>
                      <SlotCard
                        slot={slot}
                        currency={machine.currency}
                        onStock={() => onStock(slot)}
                        onEdit={editable ? () => setEditing(slot) : undefined}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
      {editing ? (
        <SlotForm
          key={editing === "new" ? "new" : editing.position}
          machine={machine}
          slot={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </div>
  );
}

/** What cannot be is explained where it stands. */
function Legend({ overfull }: { overfull: boolean }) {
  const t = useTranslations("machines.levels");
  const marks = [
    ["ok", "bg-secondary"],
    ["low", "bg-[#d39a1c] dark:bg-[#e9bd62]"],
    ["empty", "bg-destructive"],
    ...(overfull ? [["overfull", levelColors.overfull] as const] : []),
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted-foreground">
      {marks.map(([state, color]) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={`h-3 w-2 rounded-sm ${color}`} />
          {t(state)}
        </li>
      ))}
    </ul>
  );
}
