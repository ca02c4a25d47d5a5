import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { dateOf } from "#lib/time.ts";
import { can, scopeOf } from "#modules/access/policy.ts";
import { readCalendar } from "#modules/calendar/queries/calendar.ts";
import { TodayScreen } from "#modules/calendar/ui/desk/today-screen.tsx";
import { NotLinkedYet } from "#modules/catalog/ui/not-linked-yet.tsx";
import { usersWithRole } from "#modules/identity/queries/users-with-role.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar.todayPage"))("title") };
}

export default async function TodayPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("calendar:read", localizedPath(locale, "/staff/today"));
  const { timeZone } = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  const date = dateOf(ctx.now, timeZone);
  const data = await readCalendar(ctx, { from: date, days: 1 });
  if (data.professionals.length === 0 && scopeOf(ctx.actor, "calendar:read") === "own")
    return <NotLinkedYet admins={await readTenant(ctx, (tx) => usersWithRole(tx, ctx, "admin"))} />;
  return <TodayScreen initial={data} date={date} now={ctx.now} canComplete={can(ctx.actor, "appointments:complete")} />;
}
