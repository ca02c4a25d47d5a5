"use client";

import { type ComponentProps, useCallback, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { MachineScreen } from "#modules/machines/ui/machine-screen.tsx";
import { useLiveMachines } from "#modules/machines/ui/use-live-machines.ts";
import { MachineSales } from "./machine-sales.tsx";
import { MachineStock } from "./machine-stock.tsx";
import { CopyDialog } from "./planogram-copy/copy-dialog.tsx";
import { CopyNotice } from "./planogram-copy/copy-notice.tsx";
import type { Pressed } from "./metrics.ts";
import { SaleLinesSheet } from "./sale-lines-sheet.tsx";
import { StockLinesSheet } from "./stock-lines-sheet.tsx";

type Screen = ComponentProps<typeof MachineScreen>;
type Props = Omit<Screen, "stock" | "sales" | "onStock" | "copying" | "may"> & {
  may: { edit: boolean; sales: boolean };
};
type Place = ComponentProps<typeof StockLinesSheet>["position"];
type Opened = { what: "stock" | "sold"; place: Place } | { what: "sales"; pressed: Pressed } | null;

/** A machine's page whose every number of stock and sales opens the lines that make it. */
export function MachineLedger({ may, ...screen }: Props) {
  const { id, name, currency } = screen.initial;
  const { timeZone, now } = screen;
  const [opened, setOpened] = useState<Opened>(null);
  const [copying, setCopying] = useState(false);
  const utils = api.useUtils();
  useLiveMachines(
    useCallback(() => void utils.figures.invalidate(), [utils]),
    id,
  );
  const open = (what: "stock" | "sold", slot: Pick<Place, "position" | "name">) =>
    setOpened({ what, place: { machineId: id, machine: name, position: slot.position, name: slot.name } });
  const close = () => setOpened(null);
  return (
    <>
      <MachineScreen
        {...screen}
        may={{ edit: may.edit }}
        onStock={(slot) => open("stock", slot)}
        copying={{ onCopy: () => setCopying(true), copied: <CopyNotice machineId={id} timeZone={timeZone} /> }}
        stock={(machine) => (
          <MachineStock
            machine={machine}
            timeZone={timeZone}
            now={now}
            onStock={(slot) => open("stock", slot)}
            onSold={(slot) => open("sold", slot)}
          />
        )}
        sales={
          may.sales ? <MachineSales machineId={id} onOpen={(pressed) => setOpened({ what: "sales", pressed })} /> : null
        }
      />
      {opened?.what === "stock" || opened?.what === "sold" ? (
        <StockLinesSheet
          position={opened.place}
          timeZone={timeZone}
          {...(opened.what === "sold" && { soldSince: 0 })}
          onClose={close}
        />
      ) : null}
      {copying ? <CopyDialog machine={{ id, name }} onClose={() => setCopying(false)} /> : null}
      {opened?.what === "sales" ? (
        <SaleLinesSheet pressed={opened.pressed} currency={currency} timeZone={timeZone} onClose={close} />
      ) : null}
    </>
  );
}
