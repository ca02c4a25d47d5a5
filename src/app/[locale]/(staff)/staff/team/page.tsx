import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { team } from "#modules/identity/queries/team.ts";
import { TeamScreen } from "#modules/team/ui/team-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageModules, pageRequest, staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("team")]);
  return { title: { absolute: `${t("title")} · ${tenant.name}` } };
}

export default async function TeamPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { ctx, user } = await staffPage("team:read", localizedPath(locale, "/staff/team"));
  const [initial, modules] = await Promise.all([readTenant(ctx, (tx) => team(tx, ctx)), pageModules()]);
  return <TeamScreen initial={initial} ownId={user.userId} modules={modules} />;
}
