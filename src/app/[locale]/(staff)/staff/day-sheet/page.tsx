import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { dateOf } from "#lib/time.ts";
import { readCalendar } from "#modules/calendar/queries/calendar.ts";
import { LocalDate } from "#modules/appointments/schemas.ts";
import { DaySheet } from "#modules/calendar/ui/day-sheet.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar.sheet"))("title") };
}

export default async function DaySheetPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("calendar:read", localizedPath(locale, "/staff/day-sheet"));
  const organization = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  const { date: wanted, with: chosen } = await searchParams;
  const parsed = LocalDate.safeParse(wanted);
  const date = parsed.success ? parsed.data : dateOf(ctx.now, organization.timeZone);
  const data = await readCalendar(ctx, { from: date, days: 1 });
  return (
    <DaySheet
      read={data}
      date={date}
      chosen={typeof chosen === "string" ? chosen : ""}
      institution={organization.name}
    />
  );
}
