import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { env } from "#env.ts";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { findMyAppointment } from "#modules/scheduling/queries/my-appointments.ts";
import { AppointmentScreen } from "#modules/scheduling/ui/booking/appointment-screen.tsx";
import { tenantUrl } from "#modules/tenancy/host.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { pageOrganization } from "../../../(public)/institution-frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("appointments")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) } };
}

export default async function AppointmentPage({ params }: Props) {
  const { locale, id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const path = localizedPath(locale, "/appointments/[id]", { id });
  const { ctx, tenant } = await memberPage(path);
  const [found, organization] = await Promise.all([findMyAppointment(ctx, { id }), pageOrganization()]);
  if (!found.ok) notFound();
  const url = tenantUrl(env().PUBLIC_ORIGIN, tenant.slug, path);
  return <AppointmentScreen appointment={found.appointment} spent={found.spent} institution={organization} timeZone={found.timeZone} now={ctx.now} url={url} />;
}
