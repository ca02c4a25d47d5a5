"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { wasMine } from "../own-changes.ts";

/** Changes that come in a burst are fetched once. */
const GATHER_MS = 120;

/** Fetches again what another person changed, and says it to whoever does not see it. Mounted once, in the frame. */
export function LiveUpdates() {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const utils = api.useUtils();
  const [said, setSaid] = useState("");
  const gathered = useRef<LiveChange[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refetch = useCallback(() => {
    const changes = gathered.current;
    gathered.current = [];
    const topics = new Set(changes.map(({ topic }) => topic));
    const all = topics.has("*");
    if (all || topics.has("appointments") || topics.has("availability")) void utils.calendar.invalidate();
    if (all || topics.has("clients")) void utils.clients.invalidate();
    if (all || topics.has("credits") || topics.has("appointments")) void utils.credits.invalidate();
    if (all || topics.has("catalog"))
      void Promise.all([utils.booking.services.invalidate(), utils.calendar.range.invalidate()]);

    const other = changes.findLast(({ topic, id }) => topic === "appointments" && id && !wasMine(id));
    if (!other) return;
    void utils.calendar.appointment.fetch({ id: other.id }, { staleTime: 0 }).then((answer) => {
      if (!answer.ok) return;
      const { appointment, history } = answer;
      const values = {
        client: `${appointment.client.firstName} ${appointment.client.lastName}`.trim(),
        when: formatDayTime(appointment.start, answer.timeZone, locale),
      };
      const isNew = appointment.status === "pending" && history.length <= 1;
      setSaid(
        isNew
          ? t("live.newRequest", values)
          : t("live.changed", { ...values, status: t(`status.${appointment.status}`) }),
      );
    }, ignore);
  }, [utils, locale, t]);

  const listener = useCallback(
    (change: LiveChange) => {
      gathered.current.push(change);
      clearTimeout(timer.current);
      timer.current = setTimeout(refetch, GATHER_MS);
    },
    [refetch],
  );
  useLive(listener);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}

/** What cannot be read (not mine to see, or gone again) is not worth saying. */
const ignore = () => {};
