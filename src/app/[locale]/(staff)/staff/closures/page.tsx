import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosuresScreen } from "#modules/appointments/ui/closures/closures-screen.tsx";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("availability");
  return { title: t("closures.title") };
}

export default async function ClosuresPage() {
  await staffPage("closures:read");
  return <ClosuresScreen />;
}
