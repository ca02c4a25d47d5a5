import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Suspense } from "react";
import { Link } from "#i18n/navigation.ts";
import type { Locale } from "#i18n/locales.ts";
import { Avatar } from "#ui/avatar.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { PublicService } from "#modules/catalog/queries/public-services.ts";
import { byProfession } from "../../domain/by-profession.ts";
import { personName } from "../appointment-words.ts";
import { type NextFree, NextFreeLine, NextFreeSkeleton } from "./next-free.tsx";
import { ServiceFacts } from "./service-facts.tsx";
import { ServiceFinder } from "./service-finder.tsx";
import { ServiceGrid } from "./service-grid.tsx";

const SHOWN = 4;

/** Up to here all of them are seen at once. */
const AT_A_GLANCE = 8;

type Props = {
  services: readonly PublicService[];
  currency: string;
  timeZone: string;
  now: number;
  /** Comes when it comes. */
  nextFree: NextFree;
};

/** What can be booked here: large, calm, one tap. */
export function ServiceList({ services, nextFree, ...facts }: Props) {
  const t = useTranslations("booking.home");
  const locale = useLocale() as Locale;
  if (services.length === 0)
    return <EmptyState title={t("emptyTitle")} description={t("emptyDescription")} heading="h2" />;
  const found = ({ services: some }: { services: readonly PublicService[] }) =>
    some.map((service) => ({
      id: service.id,
      words: [service.name[locale], service.description?.[locale], ...service.professionals.map(personName)].join(" "),
      card: <ServiceCard service={service} nextFree={nextFree} {...facts} />,
    }));
  if (services.length <= AT_A_GLANCE) return <ServiceGrid services={found({ services })} />;
  const groups = byProfession(services).map((group) => ({
    title: group.profession ?? t("otherServices"),
    services: found(group),
  }));
  return (
    <ServiceFinder
      groups={groups.length > 1 ? groups : groups.map((group) => ({ ...group, title: null }))}
      label={t("search")}
      nothing={t("nothingFound")}
    />
  );
}

function ServiceCard({
  service,
  currency,
  nextFree,
  timeZone,
  now,
}: Omit<Props, "services"> & { service: PublicService }) {
  const t = useTranslations("booking.home");
  const locale = useLocale() as Locale;
  const people = service.professionals.map(personName);
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
        <Suspense fallback={<NextFreeSkeleton />}>
          <NextFreeLine serviceId={service.id} next={nextFree} timeZone={timeZone} now={now} />
        </Suspense>
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
