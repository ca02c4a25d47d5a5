"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { LETTER_STATUSES } from "../schemas.ts";

const choices = ["any", ...LETTER_STATUSES] as const;
type Choice = (typeof choices)[number];

/** The filter, kept in the address: going back and sharing a link keep it. */
export function useStatusFilter(): [Choice, (choice: Choice) => void] {
  const asked = useSearchParams().get("status");
  const pathname = usePathname();
  const router = useRouter();
  const current = choices.find((choice) => choice === asked) ?? "any";
  return [
    current,
    (choice) => router.replace(choice === "any" ? pathname : `${pathname}?status=${choice}`, { scroll: false }),
  ];
}
