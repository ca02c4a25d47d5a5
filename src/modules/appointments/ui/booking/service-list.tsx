import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import type { Locale } from "#i18n/locales.ts";
import { Avatar } from "#ui/avatar.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { PublicService } from "#modules/catalog/queries/public-services.ts";
import { ServiceFacts } from "./service-facts.tsx";

const SHOWN = 4;

/** What can be booked here: large, calm, one tap. */
export function ServiceList({ services, currency }: { services: readonly PublicService[]; currency: string }) {
  const t = useTranslations("booking.home");
  if (services.length === 0)
    return <EmptyState title={t("emptyTitle")} description={t("emptyDescription")} heading="h2" />;
  return (
    <ul className="grid gap-3 sm:gap-4 md:grid-cols-2">
      {services.map((service) => (
        <li key={service.id} className="flex">
          <ServiceCard service={service} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

function ServiceCard({ service, currency }: { service: PublicService; currency: string }) {
  const t = useTranslations("booking.home");
  const locale = useLocale() as Locale;
  const people = service.professionals.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim());
  return (
    <Link
      href={{ pathname: "/book/[serviceId]", params: { serviceId: service.id } }}
      className="group relative flex w-full flex-col gap-4 overflow-hidden rounded-2xl border border-border-strong bg-card p-5 pl-6 shadow-sm transition-[border-color,box-shadow] hover:border-primary hover:shadow-md sm:p-6 sm:pl-7"
    >
      <span aria-hidden className="absolute inset-y-0 left-0 w-1.5" style={{ background: service.color }} />
      <span className="grid gap-1.5">
        <span className="flex items-start justify-between gap-3">
          <span className="font-display text-xl font-semibold leading-snug tracking-tight">{service.name[locale]}</span>
          <ArrowRight
            aria-hidden
            className="mt-1 size-5 shrink-0 text-primary-text transition-transform group-hover:translate-x-1"
          />
        </span>
        {service.description ? (
          <span className="leading-relaxed text-muted-foreground">{service.description[locale]}</span>
        ) : null}
      </span>
      <span className="mt-auto grid gap-3">
        <ServiceFacts
          durationMin={service.durationMin}
          priceMinor={service.priceMinor}
          currency={currency}
          creditCost={service.creditCost}
        />
        <span className="flex items-center gap-2.5 text-sm text-muted-foreground">
          <span aria-hidden className="flex -space-x-1.5">
            {people.slice(0, SHOWN).map((name) => (
              <Avatar key={name} name={name} size="sm" className="ring-2 ring-card" />
            ))}
          </span>
          <span className="min-w-0 truncate">
            {people.length === 1 ? t("with", { name: people[0] ?? "" }) : t("withSeveral", { count: people.length })}
          </span>
        </span>
      </span>
    </Link>
  );
}
