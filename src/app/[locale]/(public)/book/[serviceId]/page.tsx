import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache, Suspense, type ReactNode } from "react";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { dateOf } from "#lib/time.ts";
import { findFreeSlots } from "#modules/appointments/queries/free-slots.ts";
import { listPublicServices } from "#modules/catalog/queries/public-services.ts";
import { LocalDate } from "#modules/appointments/schemas.ts";
import { BookerSkeleton } from "#modules/appointments/ui/booking/booker-skeleton.tsx";
import { Booker } from "#modules/appointments/ui/booking/booker.tsx";
import { BookingSteps } from "#modules/appointments/ui/booking/booking-steps.tsx";
import { CHUNK_DAYS, runOf } from "#modules/appointments/ui/booking/chunks.ts";
import { PolicySummary } from "#modules/catalog/ui/policy-summary.tsx";
import { ServiceFacts } from "#modules/appointments/ui/booking/service-facts.tsx";
import { ANY } from "#modules/appointments/ui/booking/types.ts";
import { JoinWaitlist } from "#modules/waitlist/ui/join-waitlist.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { InstitutionFrame } from "../../institution-frame.tsx";

type Props = {
  params: Promise<{ locale: Locale; serviceId: string }>;
  searchParams: Promise<{ professional?: string | string[]; date?: string | string[] }>;
};

const services = cache(async () => {
  const { ctx } = await pageRequest();
  return readTenant(ctx, (tx) => listPublicServices(tx, ctx));
});

async function wantedService(serviceId: string) {
  const offered = await services();
  const service = offered.services.find(({ id }) => id === serviceId);
  return service ? { ...offered, service } : notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, serviceId } = await params;
  const [{ service }, { tenant }, t] = await Promise.all([
    wantedService(serviceId),
    pageRequest(),
    getTranslations("booking"),
  ]);
  return { title: { absolute: t("pageTitle", { service: service.name[locale], institution: tenant.name }) } };
}

/** Choose with whom and when. An unknown service is known before anything is sent, so that it answers 404. */
export default async function BookPage({ params, searchParams }: Props) {
  const { locale, serviceId } = await params;
  const asked = await searchParams;
  const { service, currency, timeZone } = await wantedService(serviceId);
  const { ctx, user } = await pageRequest();
  const t = await getTranslations("booking");
  const summary = (
    <div className="grid gap-2.5">
      <h1 className="text-2xl font-semibold leading-tight">{service.name[locale]}</h1>
      <ServiceFacts
        durationMin={service.durationMin}
        priceMinor={service.priceMinor}
        currency={currency}
        creditCost={service.creditCost}
      />
      {service.description ? (
        <p className="text-sm leading-relaxed text-muted-foreground max-lg:hidden">{service.description[locale]}</p>
      ) : null}
      <PolicySummary
        policy={service.policy}
        priceMinor={service.priceMinor}
        creditCost={service.creditCost}
        autoConfirm={service.autoConfirm}
      />
    </div>
  );
  return (
    <InstitutionFrame width="wide">
      <div className="grid gap-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <BookingSteps current="time" />
          <Link
            href="/"
            className="text-sm text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current coarse:py-2.5"
          >
            {t("otherService")}
          </Link>
        </div>
        <Suspense fallback={<BookerSkeleton />}>
          <Times serviceId={serviceId} asked={asked} summary={summary} />
        </Suspense>
        <JoinWaitlist
          serviceId={serviceId}
          serviceName={service.name[locale]}
          people={service.professionals}
          today={dateOf(ctx.now, timeZone)}
          signedIn={user !== null}
        />
      </div>
    </InstitutionFrame>
  );
}

type TimesProps = { serviceId: string; asked: Awaited<Props["searchParams"]>; summary: ReactNode };

/** The first paint has real times: of the chosen day's weeks, or of the first weeks that have any. */
async function Times({ serviceId, asked, summary }: TimesProps) {
  const { service, timeZone } = await wantedService(serviceId);
  const { ctx } = await pageRequest();
  const today = dateOf(ctx.now, timeZone);
  const professional = service.professionals.find(({ id }) => id === asked.professional)?.id ?? ANY;
  const date = LocalDate.safeParse(asked.date).data;
  const find = async (from: string) => ({
    from,
    professional,
    answer: await findFreeSlots(ctx, { serviceId, professionalId: professional, from, days: CHUNK_DAYS }),
  });
  let initial = await find(runOf(today, date ?? today, CHUNK_DAYS));
  if (!date && initial.answer.ok && initial.answer.nextDate)
    initial = await find(runOf(today, initial.answer.nextDate, CHUNK_DAYS));
  const days = initial.answer.ok ? initial.answer.days : [];
  const firstFree = days.find(({ slots }) => slots.length > 0)?.date ?? today;

  return (
    <Booker
      serviceId={serviceId}
      people={service.professionals}
      timeZone={timeZone}
      today={today}
      now={ctx.now}
      firstFree={firstFree}
      initial={initial}
      summary={summary}
    />
  );
}
