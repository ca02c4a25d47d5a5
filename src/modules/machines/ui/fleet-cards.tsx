"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { useVirtualRange } from "#ui/use-virtual-range.ts";
import type { FleetPage, ListedMachine } from "../queries/fleet-page.ts";
import { FleetCard } from "./fleet-card.tsx";

type Props = {
  machines: readonly ListedMachine[];
  found: number;
  fleet: Pick<FleetPage, "currency" | "timeZone" | "now">;
  onEnd: (end: number) => void;
};

const ROW_PX = 268;
/** As the classes below break. */
const WIDTHS = ["(min-width: 80rem)", "(min-width: 40rem)"];
const columnsNow = () => (matchMedia(WIDTHS[0] ?? "").matches ? 3 : matchMedia(WIDTHS[1] ?? "").matches ? 2 : 1);
const watchColumns = (changed: () => void) => {
  const lists = WIDTHS.map((width) => matchMedia(width));
  for (const list of lists) list.addEventListener("change", changed);
  return () => {
    for (const list of lists) list.removeEventListener("change", changed);
  };
};

/** A card for each machine; of hundreds, those near what is seen. */
export function FleetCards({ machines, found, fleet, onEnd }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const columns = useSyncExternalStore(watchColumns, columnsNow, () => 3);
  const { start, end, before, after, measure } = useVirtualRange({
    count: machines.length,
    list,
    columns,
    rowPx: ROW_PX,
  });
  useEffect(() => onEnd(end), [onEnd, end]);
  return (
    <ul
      ref={list}
      style={{ paddingTop: before, paddingBottom: after }}
      className="grid gap-x-3 sm:grid-cols-2 sm:gap-x-4 xl:grid-cols-3"
    >
      {machines.slice(start, end).map((machine, n) => (
        <li
          key={machine.id}
          ref={n % columns === 0 ? measure : undefined}
          data-index={Math.floor((start + n) / columns)}
          aria-setsize={found}
          aria-posinset={start + n + 1}
          className="pb-3 sm:pb-4"
        >
          <FleetCard machine={machine} fleet={fleet} />
        </li>
      ))}
    </ul>
  );
}
