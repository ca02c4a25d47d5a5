"use client";

import { useSearchParams } from "next/navigation";
import { ANY, type Choice } from "./types.ts";

/** What is chosen lives in the address: it can be shared, and going back loses nothing. No page is fetched for it. */
export function useBookerUrl(professionals: readonly { id: string }[]) {
  const params = useSearchParams();
  const asked = params.get("professional");
  const professional: Choice = professionals.some(({ id }) => id === asked) && asked !== null ? asked : ANY;

  const change = (name: "professional" | "date", value: string | null) => {
    const next = new URLSearchParams(window.location.search);
    if (value === null) next.delete(name);
    else next.set(name, value);
    const query = next.toString();
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  };

  return {
    professional,
    date: params.get("date"),
    chooseProfessional: (id: Choice) => change("professional", id === ANY ? null : id),
    chooseDate: (date: string) => change("date", date),
  };
}
