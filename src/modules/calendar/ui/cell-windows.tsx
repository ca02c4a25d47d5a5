"use client";

import { useState } from "react";
import { BlockTime } from "./calendar-block-time.tsx";
import { CellMenu } from "./calendar-cell-menu.tsx";
import type { CalendarData } from "./types.ts";
import type { CellActions } from "./use-cell-actions.ts";
import { WhyNotPopover } from "./why-not-popover.tsx";

type Props = { cell: CellActions; data: CalendarData; today: string; onOpen: (appointmentId: string) => void };

/** What opens at a cell: its menu, the answer why it is not free, the dialog that blocks it. */
export function CellWindows({ cell, data, today, onOpen }: Props) {
  const { menu, asked, blocking, createOn, onCreate, blockAt } = cell;
  const [askedService, setAskedService] = useState<string | null>(null);
  return (
    <>
      {menu ? (
        <CellMenu
          at={menu}
          onClose={cell.closeMenu}
          onCreate={createOn ? () => onCreate(menu) : undefined}
          onWhy={() => cell.onAsk(menu)}
          onBlock={blockAt ? () => blockAt(menu) : undefined}
        />
      ) : null}
      {asked ? (
        <WhyNotPopover
          key={`${asked.date}${asked.minute}${asked.professionalId ?? ""}`}
          asked={asked}
          data={data}
          lastService={askedService}
          onService={setAskedService}
          onClose={cell.closeAsked}
          onOpen={(id) => (cell.closeAsked(), onOpen(id))}
          onBook={createOn ? (at) => (cell.closeAsked(), onCreate(at)) : undefined}
        />
      ) : null}
      {blocking ? <BlockTime blocking={blocking} today={today} onClose={cell.closeBlocking} /> : null}
    </>
  );
}
