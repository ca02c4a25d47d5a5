"use client";

import { useCallback } from "react";
import { api } from "#lib/trpc.tsx";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { BusyImportsCard } from "#modules/availability/ui/busy-imports-card.tsx";
import { CalendarFeedCard } from "./calendar-feed-card.tsx";

/** A professional's calendar beside the others they live by: how it leaves for them, and when they say "busy". */
export function CalendarLinks({ professionalId, editable }: { professionalId: string; editable: boolean }) {
  const words = useRefusalWords();
  const utils = api.useUtils();
  const links = api.calendarLinks.get.useQuery({ professionalId });
  const refresh = useCallback(() => void utils.calendarLinks.invalidate(), [utils]);
  // A job reads the calendars: its news comes as any other's.
  useLive(
    useCallback(
      ({ topic, id }: LiveChange) =>
        topic === "*" || (topic === "availability" && id === professionalId) ? refresh() : undefined,
      [professionalId, refresh],
    ),
  );
  if (links.error) return <Notice tone="error">{words(links.error)}</Notice>;
  const found = links.data?.ok ? links.data : null;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <CalendarFeedCard professionalId={professionalId} links={found} editable={editable} onChanged={refresh} />
      <BusyImportsCard professionalId={professionalId} links={found} editable={editable} onChanged={refresh} />
    </div>
  );
}
