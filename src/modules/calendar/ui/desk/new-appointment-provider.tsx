"use client";

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { movedTo, type Draft } from "./draft.ts";
import { NewAppointment } from "./new-appointment.tsx";

type Open = (draft?: Draft) => void;

const Context = createContext<Open | null>(null);
const Shown = createContext(false);

type Props = { enabled: boolean; canWaiveCredits: boolean; ownProfessionalId: string | null; children: ReactNode };

/** One form for the whole dashboard: from the calendar, a key, the palette, a client's page. */
export function NewAppointmentProvider({ enabled, canWaiveCredits, ownProfessionalId, children }: Props) {
  const [draft, setDraft] = useState<{ draft: Draft; key: number } | null>(null);
  const [shown, setShown] = useState(false);
  const open = useCallback<Open>(
    (next = {}) => {
      setDraft((last) => {
        const moved = last && shown ? movedTo(last.draft, next) : null;
        return last && moved ? { draft: moved, key: last.key } : { draft: next, key: (last?.key ?? 0) + 1 };
      });
      setShown(true);
    },
    [shown],
  );
  const value = useMemo(() => (enabled ? open : null), [enabled, open]);
  return (
    <Context value={value}>
      <Shown value={shown}>{children}</Shown>
      {draft ? (
        <NewAppointment
          key={draft.key}
          draft={draft.draft}
          canWaiveCredits={canWaiveCredits}
          ownProfessionalId={ownProfessionalId}
          open={shown}
          onOpenChange={setShown}
        />
      ) : null}
    </Context>
  );
}

/** Opens the form; null for whoever may not create appointments. */
export const useNewAppointment = (): Open | null => use(Context);

/** Whether the form stands beside the page now. */
export const useCreating = (): boolean => use(Shown);
