import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { env } from "#env.ts";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { redirect } from "#i18n/navigation.ts";
import { idOfKey } from "#modules/appointments/queries/id-of-key.ts";
import { findMyAppointment } from "#modules/appointments/queries/my-appointments.ts";
import { AppointmentScreen } from "#modules/appointments/ui/booking/appointment-screen.tsx";
import { tenantUrl } from "#modules/tenancy/host.ts";
import { offerOfAppointment } from "#modules/waitlist/queries/offer-of-appointment.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { pageOrganization } from "../../../(public)/institution-frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<{ key?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("appointments")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) } };
}

/** For whoever is signed in; the key of its client's mail opens it without, and is authority over this one alone. */
export default async function AppointmentPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { key } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const path = localizedPath(locale, "/appointments/[id]", { id });
  const visit = await pageRequest();
  const linkKey = typeof key === "string" && idOfKey(visit.ctx, key) === id ? key : undefined;
  const { ctx, tenant } = linkKey ? visit : await memberPage(path);
  const [found, organization] = await Promise.all([findMyAppointment(ctx, { id, key: linkKey }), pageOrganization()]);
  if (!found.ok) {
    const token = await readTenant(ctx, (tx) => offerOfAppointment(tx, ctx, { appointmentId: id }));
    if (!token) notFound();
    return redirect({ href: { pathname: "/waitlist/[token]", params: { token } }, locale });
  }
  const url = tenantUrl(env().PUBLIC_ORIGIN, tenant.slug, path);
  return (
    <AppointmentScreen
      appointment={found.appointment}
      spent={found.spent}
      institution={organization}
      timeZone={found.timeZone}
      now={ctx.now}
      mayMove={found.mayMove}
      linkKey={linkKey}
      url={url}
    />
  );
}
