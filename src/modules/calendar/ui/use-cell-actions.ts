"use client";

import { useCallback, useRef, useState } from "react";
import type { Blocking } from "./calendar-block-time.tsx";
import type { Cell, Column } from "./calendar-columns.ts";
import { useNewAppointment } from "./desk/new-appointment-provider.tsx";
import type { CalendarProfessional } from "./types.ts";
import type { Asked } from "./why-not-popover.tsx";

type Props = {
  professionals: readonly CalendarProfessional[];
  columns: readonly Column[];
  /** Whose calendar it is, where it is one person's. */
  only: string | undefined;
  mayBlock: boolean;
};
export type CellActions = ReturnType<typeof useCellActions>;

/** What can be done at a free cell: an appointment made, time blocked, the question why it is not free; and a menu of these. */
export function useCellActions({ professionals, columns, only, mayBlock }: Props) {
  const [menu, setMenu] = useState<Asked | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [blocking, setBlocking] = useState<Blocking | null>(null);
  /** The cell last pointed at, for the keys that ask about one. */
  const pointed = useRef<Cell | null>(null);
  const create = useNewAppointment();

  const onCreate = useCallback(
    (at: Cell & { serviceId?: string; minutes?: number }) =>
      create?.({
        date: at.date,
        minute: at.minute,
        professionalId: at.professionalId ?? only,
        serviceId: at.serviceId,
        minutes: at.minutes,
      }),
    [create, only],
  );
  const onBlock = useCallback(
    (at: { professionalId: string | null; date: string; from: number; to: number }) => {
      const whose = at.professionalId ?? only ?? (professionals.length === 1 ? professionals[0]?.id : undefined);
      const professional = professionals.find(({ id }) => id === whose);
      if (professional) setBlocking({ ...at, professional });
    },
    [professionals, only],
  );
  const blockAt = ({ date, minute, professionalId }: Cell) =>
    onBlock({
      date,
      from: minute,
      to: Math.min(1440, minute + 60),
      professionalId: professionalId ?? columns[0]?.professional?.id ?? professionals[0]?.id ?? null,
    });
  const onMenu = useCallback((at: Cell, point: { x: number; y: number }) => setMenu({ ...at, ...point }), []);
  const onPoint = useCallback((at: Cell) => void (pointed.current = at), []);
  const onRest = useCallback(
    (point: { x: number; y: number }) => pointed.current && setMenu({ ...pointed.current, ...point }),
    [],
  );
  return {
    menu,
    asked,
    blocking,
    pointed,
    /** Opens the form for a day, at no hour yet; absent where nothing may be created. */
    createOn: create ? (date: string) => create({ date, professionalId: only }) : undefined,
    onCreate,
    onBlock,
    blockAt: mayBlock ? blockAt : undefined,
    onMenu,
    onPoint,
    onRest,
    onAsk: setAsked,
    closeMenu: () => setMenu(null),
    closeAsked: () => setAsked(null),
    closeBlocking: () => setBlocking(null),
  };
}
