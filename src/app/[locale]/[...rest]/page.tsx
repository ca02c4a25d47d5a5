import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title") };
}

/** Whatever no page answers to gets the friendly 404, in the reader's language. */
export default function Unmatched() {
  notFound();
}
