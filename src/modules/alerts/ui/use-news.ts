"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { AlertsPage } from "../queries/list-alerts.ts";
import { useAlertWords } from "./use-alert-words.ts";

const NEWS_MS = 2 * 60_000;

/** What came up while the page lay open, said to whoever does not see it. */
export function useNews(alerts: AlertsPage["alerts"], timeZone: string): string {
  const t = useTranslations("alerts.live");
  const { say } = useAlertWords(timeZone);
  const newest = alerts.reduce((latest, { id }) => (id > latest ? id : latest), "");
  const before = useRef(newest);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const alert = alerts.find(({ id }) => id === newest);
    // The next page of a list may hold later ones, which are no news.
    const isNews = alert && alert.state === "open" && Date.now() - alert.openedAt < NEWS_MS;
    if (isNews && before.current && newest > before.current) setSaid(t("opened", { message: say(alert).message }));
    before.current = newest;
    // Words are made when an alert is new, and not again when they could be made anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [newest]);
  return said;
}
