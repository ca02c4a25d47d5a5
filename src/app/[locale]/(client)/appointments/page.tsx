import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { Link } from "#i18n/navigation.ts";
import { listMyAppointments } from "#modules/appointments/queries/my-appointments.ts";
import { listPublicServices } from "#modules/catalog/queries/public-services.ts";
import { MyAppointments } from "#modules/appointments/ui/booking/my-appointments.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { Button } from "#ui/button.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { pageOrganization } from "../../(public)/institution-frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("appointments.mine")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) } };
}

export default async function MyAppointmentsPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { ctx } = await memberPage(localizedPath(locale, "/appointments"));
  const t = await getTranslations("appointments.mine");
  const [{ timeZone, ...lists }, { address }, offered] = await Promise.all([
    listMyAppointments(ctx),
    pageOrganization(),
    readTenant(ctx, (tx) => listPublicServices(tx, ctx)),
  ]);
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("title")}
        actions={
          lists.upcoming.length > 0 ? (
            <Button asChild>
              <Link href="/">{t("book")}</Link>
            </Button>
          ) : null
        }
      />
      <MyAppointments
        {...lists}
        timeZone={timeZone}
        now={ctx.now}
        address={address}
        bookable={new Set(offered.services.map(({ id }) => id))}
      />
    </div>
  );
}
