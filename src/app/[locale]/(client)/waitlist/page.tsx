import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { can } from "#modules/access/policy.ts";
import { myWaitlist } from "#modules/waitlist/queries/my-waitlist.ts";
import { MyWaitlistScreen } from "#modules/waitlist/ui/my-waitlist.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("waitlist.mine")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) } };
}

export default async function MyWaitlistPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { ctx } = await memberPage(localizedPath(locale, "/waitlist"));
  if (!can(ctx.actor, "waitlist:join")) notFound();
  const [t, mine] = await Promise.all([getTranslations("waitlist.mine"), readTenant(ctx, (tx) => myWaitlist(tx, ctx))]);
  return (
    <div className="grid gap-8">
      <PageHeader title={t("title")} description={mine.entries.length > 0 ? t("description") : undefined} />
      <MyWaitlistScreen {...mine} />
    </div>
  );
}
