import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Locale } from "#i18n/locales.ts";
import { redirect } from "#i18n/navigation.ts";
import { formatMoney } from "#lib/money.ts";
import { dateOf } from "#lib/time.ts";
import { balanceOfUser } from "#modules/credits/queries/balance-of-user.ts";
import { readHoldKey } from "#modules/appointments/hold-cookie.ts";
import { findHeldSlot } from "#modules/appointments/queries/held-slot.ts";
import { findMyAppointment } from "#modules/appointments/queries/my-appointments.ts";
import { LocalDate } from "#modules/appointments/schemas.ts";
import { BookedSummary } from "#modules/appointments/ui/booking/booked-summary.tsx";
import { BookingSteps } from "#modules/appointments/ui/booking/booking-steps.tsx";
import { HoldExpired } from "#modules/appointments/ui/booking/hold-expired.tsx";
import { HoldScreen } from "#modules/appointments/ui/booking/hold-screen.tsx";
import { HoldTerms } from "#modules/appointments/ui/booking/hold-terms.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { InstitutionFrame, pageOrganization } from "../../../institution-frame.tsx";

type Props = {
  params: Promise<{ locale: Locale; holdId: string }>;
  searchParams: Promise<{ service?: string | string[]; date?: string | string[]; with?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("booking.hold")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) }, robots: { index: false } };
}

/** The last step: whose appointment it is, and yes. A hold that was booked already leads to its appointment. */
export default async function HoldPage({ params, searchParams }: Props) {
  const { locale, holdId } = await params;
  if (!z.uuid().safeParse(holdId).success) notFound();
  const [{ ctx, user }, organization, asked, sent] = await Promise.all([
    pageRequest(),
    pageOrganization(),
    searchParams,
    headers(),
  ]);
  const t = await getTranslations("booking.hold");

  const held = await findHeldSlot(ctx, { holdId }, readHoldKey(sent.get("cookie")));
  if (!held.ok && user) {
    const booked = await findMyAppointment(ctx, { id: holdId });
    if (booked.ok) return redirect({ href: { pathname: "/appointments/[id]", params: { id: holdId } }, locale });
  }
  const back = backTo(asked);
  if (!held.ok) {
    return (
      <InstitutionFrame>
        <h1 className="sr-only">{t("title")}</h1>
        <HoldExpired back={back} />
      </InstitutionFrame>
    );
  }
  const { hold } = held;
  const balance = hold.creditCost > 0 ? await readTenant(ctx, (tx) => balanceOfUser(tx, ctx)) : null;
  // Whoever took anybody would have anybody again, for another time or for the dates of a series.
  const wanted = asked.with === "any" ? "any" : hold.professional.id;
  return (
    <InstitutionFrame>
      <div className="grid gap-6">
        <BookingSteps current="confirm" />
        <h1 className="text-2xl font-semibold leading-tight sm:text-[1.75rem]">{t("title")}</h1>
        <HoldScreen
          key={holdId}
          holdId={holdId}
          leftMs={hold.expiresAt - ctx.now}
          autoConfirm={hold.autoConfirm}
          user={user && { name: user.firstName, email: user.email }}
          credits={
            balance === null
              ? null
              : {
                  cost: hold.creditCost,
                  balance,
                  price: hold.priceMinor > 0 ? formatMoney(hold.priceMinor, hold.currency, locale) : null,
                  institution: organization.name,
                  phone: organization.phone,
                }
          }
          repeat={hold.isClass ? undefined : { professionalId: wanted, start: hold.start }}
          back={{ serviceId: hold.serviceId, date: dateOf(hold.start, hold.timeZone), professional: wanted }}
          paysAtDesk={hold.priceMinor > 0}
          terms={{
            credits: <HoldTerms hold={hold} payWith="credits" now={ctx.now} />,
            desk: <HoldTerms hold={hold} payWith="desk" now={ctx.now} />,
          }}
          summary={
            <div className="grid gap-5">
              <p className="font-display text-xl font-semibold leading-snug">{hold.service[locale]}</p>
              <BookedSummary booked={hold} timeZone={hold.timeZone} address={organization.address} />
            </div>
          }
        />
      </div>
    </InstitutionFrame>
  );
}

/** The day and the person one came from, as the address remembers them. */
function backTo(asked: { service?: unknown; date?: unknown; with?: unknown }) {
  const serviceId = z.uuid().safeParse(asked.service).data;
  const date = LocalDate.safeParse(asked.date).data;
  return serviceId && date ? { serviceId, date, professional: z.uuid().safeParse(asked.with).data ?? "any" } : null;
}
