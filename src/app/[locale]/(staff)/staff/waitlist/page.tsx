import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { waitlistLines } from "#modules/waitlist/queries/waitlist-lines.ts";
import { WaitlistScreen } from "#modules/waitlist/ui/staff/waitlist-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("waitlist.staff"))("pageTitle") };
}

export default async function StaffWaitlistPage() {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("waitlist:read", localizedPath(locale, "/staff/waitlist"));
  const initial = await readTenant(ctx, (tx) => waitlistLines(tx, ctx));
  return <WaitlistScreen initial={initial} canWrite={can(ctx.actor, "waitlist:write")} />;
}
