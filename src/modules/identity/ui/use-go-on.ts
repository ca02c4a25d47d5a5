"use client";

import { useRouter as useNextRouter } from "next/navigation";
import { useRouter } from "#i18n/navigation.ts";
import { safeNext } from "#lib/next-path.ts";
import type { Entered } from "./sign-in-form.tsx";

/** After entering: on to where one was going, else to one's own door. What was rendered for a visitor is dropped. */
export function useGoOn(next: string | null): (entered: Entered) => void {
  const plain = useNextRouter();
  const router = useRouter();
  return ({ home }) => {
    const path = safeNext(next);
    // `next` is an address as people see it, already in their language: the localizing router would translate it again.
    if (path) plain.replace(path);
    else router.replace(home);
    plain.refresh();
  };
}
