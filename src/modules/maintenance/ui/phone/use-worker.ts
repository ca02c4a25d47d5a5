"use client";

import { useEffect } from "react";
import { sendSoon } from "./send-visits.ts";

/**
 * Lets this page be opened without a network: registers the worker for it, and tells it what to keep. Sends what waits
 * when the network comes back, when the page is looked at again, and when the worker says so.
 */
export function useWorker(userId: string, scope: string): void {
  useEffect(() => {
    const send = () => sendSoon(userId);
    const looked = () => document.visibilityState === "visible" && send();
    const told = (event: MessageEvent<{ type?: string } | undefined>) => event.data?.type === "send" && send();
    send();
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", looked);
    navigator.serviceWorker?.addEventListener("message", told);
    return () => {
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", looked);
      navigator.serviceWorker?.removeEventListener("message", told);
    };
  }, [userId]);

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    void register(scope).catch(() => undefined);
  }, [scope]);
}

async function register(scope: string): Promise<void> {
  await navigator.serviceWorker.register("/sw.js", { scope, updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  // What is needed on the way is loaded now, while there is a network, and so is kept with the rest.
  await import("jsqr");
  const assets = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && /^\/(_next\/static|icons)\//.test(pathname))
    .map(({ pathname, search }) => pathname + search);
  active?.postMessage({ type: "keep", assets });
}
