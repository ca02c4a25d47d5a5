import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { readQueue } from "#modules/calendar/queries/calendar.ts";
import { QueueScreen } from "#modules/calendar/ui/desk/queue-screen.tsx";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar.queue"))("title") };
}

export default async function QueuePage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("appointments:confirm", localizedPath(locale, "/staff/queue"));
  return <QueueScreen initial={await readQueue(ctx)} now={ctx.now} />;
}
