import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { type ClientArea, clientAreas, pickParts } from "./client-areas.ts";

type Props = { area: ClientArea; children: ReactNode };

/** Gives the browser the words of one part of the house, in place of those given further out. */
export async function ClientWords({ area, children }: Props) {
  const messages = pickParts(await getMessages(), clientAreas[area]);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
