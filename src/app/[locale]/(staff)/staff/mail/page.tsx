import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { LettersScreen } from "#modules/notifications/ui/letters-screen.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest, staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("team")]);
  return { title: { absolute: `${t("mail.title")} · ${tenant.name}` } };
}

export default async function MailPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { ctx } = await staffPage("letters:read", localizedPath(locale, "/staff/mail"));
  const { timeZone } = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  return <LettersScreen timeZone={timeZone} />;
}
