"use client";

import { createContext, type ReactNode, use } from "react";
import type { Language } from "#lib/localized.ts";

/** The languages in which an institution writes, its main one first. */
const Languages = createContext<readonly Language[]>(["es-AR"]);

type Props = { main: Language; all: readonly Language[]; children: ReactNode };

export const LanguagesProvider = ({ main, all, children }: Props) => (
  <Languages value={[main, ...all.filter((language) => language !== main)]}>{children}</Languages>
);

export const useLanguages = (): readonly [Language, ...Language[]] => {
  const [main = "es-AR", ...others] = use(Languages);
  return [main, ...others];
};
