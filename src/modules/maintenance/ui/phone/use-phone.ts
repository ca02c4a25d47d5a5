"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { api } from "#lib/trpc.tsx";
import { type KeptVisit, keepTour, type Tour, tidyVisits, tourOf, visitsOf, watchVisits } from "./kept-visits.ts";
import { keepPictures } from "./keep-pictures.ts";
import { keepLast, type LastData, readLast } from "./last-data.ts";

const REFRESH_MS = 5 * 60_000;

/** Today's list: the last one this phone has seen, and the newest as soon as there is a network. */
export function useToday(userId: string): { last: LastData | null | undefined; refresh: () => void } {
  const [last, setLast] = useState<LastData | null | undefined>(undefined);
  const { data, refetch, dataUpdatedAt } = api.maintenance.today.useQuery(undefined, {
    refetchInterval: REFRESH_MS,
    refetchOnReconnect: "always",
    retry: false,
  });
  useEffect(() => {
    // What the network brought meanwhile is newer.
    void readLast(userId).then((known) => setLast((current) => current ?? known ?? null));
  }, [userId]);
  useEffect(() => {
    if (!data) return;
    const fresh = { at: dataUpdatedAt, today: data };
    setLast(fresh);
    void keepLast(userId, fresh).then(() => keepPictures(data));
  }, [data, dataUpdatedAt, userId]);
  const refresh = useCallback(() => void refetch(), [refetch]);
  return { last, refresh };
}

/** What this person has entered on this phone; undefined until it is read. */
export function useKept(userId: string): { visits: KeptVisit[]; tour: Tour } | undefined {
  const [kept, setKept] = useState<{ visits: KeptVisit[]; tour: Tour }>();
  useEffect(() => {
    let latest = 0;
    const read = async () => {
      const turn = ++latest;
      const [visits, tour] = await Promise.all([visitsOf(userId), tourOf(userId)]);
      if (turn === latest) setKept({ visits, tour });
    };
    const stop = watchVisits(() => void read());
    void tidyVisits(Date.now()).then(read);
    return stop;
  }, [userId]);
  return kept;
}

export const changeTour = (tour: Tour, change: Partial<Tour>): void => void keepTour({ ...tour, ...change });

const subscribe = (told: () => void) => {
  window.addEventListener("online", told);
  window.addEventListener("offline", told);
  return () => {
    window.removeEventListener("online", told);
    window.removeEventListener("offline", told);
  };
};

export const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
