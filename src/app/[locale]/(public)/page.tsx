import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { env } from "#env.ts";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { listPublicServices } from "#modules/catalog/queries/public-services.ts";
import { nextFreeOf } from "#modules/appointments/queries/next-free.ts";
import { ServiceList } from "#modules/appointments/ui/booking/service-list.tsx";
import { ClosedDays } from "#modules/appointments/ui/closures/closed-days.tsx";
import { closedSoon } from "#modules/availability/queries/closures.ts";
import { tenantUrl } from "#modules/tenancy/host.ts";
import { findTenant } from "#modules/tenancy/queries.ts";
import { can } from "#modules/access/policy.ts";
import { isOpen, setupState } from "#modules/setup/queries/setup-state.ts";
import { WhyEmpty } from "#modules/setup/ui/why-empty.tsx";
import { PublicPeople } from "#modules/catalog/ui/public-people.tsx";
import { InstitutionDoor } from "#modules/tenancy/ui/institution-door.tsx";
import { Landing } from "#modules/tenancy/ui/landing.tsx";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pagePlace, pageRequest } from "#server/page.ts";
import { InstitutionFrame, pageOrganization } from "./institution-frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const place = await pagePlace();
  if (place.kind !== "tenant") return {};
  const { name, tagline } = await pageOrganization();
  return { title: { absolute: name }, ...(tagline ? { description: tagline } : {}) };
}

/** Of so many services the page says when they are next free. */
const NEXT_FREE_MOST = 40;

/** What the host names: Zaguán itself, an institution, or nobody. */
export default async function Home() {
  const place = await pagePlace();
  if (place.kind === "landing") return <Landing demos={await openDemos()} />;
  if (place.kind === "unknown") notFound();
  return place.kind === "tenant" ? <InstitutionHome /> : null;
}

async function InstitutionHome() {
  const { ctx } = await pageRequest();
  const t = await getTranslations("booking.home");
  const organization = await pageOrganization();
  if (!organization.modules.includes("appointments")) return <NothingToBook organization={organization} />;
  const [{ services, currency }, closed] = await readTenant(ctx, async (tx) => [
    await listPublicServices(tx, ctx),
    await closedSoon(tx, ctx),
  ]);
  // Not waited for: the services are shown, and each line comes when it is known. What fails is only not said.
  const nextFree = readTenant(ctx, (tx) =>
    nextFreeOf(
      tx,
      ctx,
      services.slice(0, NEXT_FREE_MOST).map(({ id }) => id),
    ),
  ).catch(() => new Map<string, number | null>());
  const setup = can(ctx.actor, "settings:write") ? await readTenant(ctx, (tx) => setupState(tx, ctx)) : null;
  return (
    <InstitutionFrame>
      <div className="grid gap-8 sm:gap-10">
        <InstitutionDoor institution={organization} />
        {setup && !isOpen(setup) ? <WhyEmpty state={setup} /> : null}
        <section aria-labelledby="services-title" className="grid gap-4 sm:gap-5">
          <div className={services.length === 0 ? "sr-only" : "grid gap-1"}>
            <h2 id="services-title" className="text-2xl font-semibold leading-tight">
              {t("title")}
            </h2>
            <p className="text-muted-foreground">{t("lead")}</p>
          </div>
          <ClosedDays closed={closed} timeZone={organization.timeZone} />
          <ServiceList
            services={services}
            currency={currency}
            timeZone={organization.timeZone}
            now={ctx.now}
            nextFree={nextFree}
          />
        </section>
        <PublicPeople services={services} />
      </div>
    </InstitutionFrame>
  );
}

/** An institution that gives no appointments: who they are, and the staff's way in. */
async function NothingToBook({ organization }: { organization: Awaited<ReturnType<typeof pageOrganization>> }) {
  const [{ user }, t] = await Promise.all([pageRequest(), getTranslations("machines.door")]);
  return (
    <InstitutionFrame>
      <div className="grid gap-8 sm:gap-10">
        <InstitutionDoor institution={organization} />
        <section className="grid justify-items-start gap-4">
          <div className="grid max-w-2xl gap-1">
            <h2 className="text-2xl font-semibold leading-tight">{t("title")}</h2>
            <p className="leading-relaxed text-muted-foreground">{t("lead", { name: organization.name })}</p>
          </div>
          <Button asChild variant="outline">
            <Link href={user ? "/staff" : "/sign-in"}>{user ? t("dashboard") : t("signIn")}</Link>
          </Button>
        </section>
      </div>
    </InstitutionFrame>
  );
}

/** The seeded institutions, where this copy has them. */
async function openDemos() {
  const locale = (await getLocale()) as Locale;
  const t = await getTranslations("booking.demos");
  const found = await Promise.all(["clinica", "academia", "perfumes"].map((slug) => findTenant(slug)));
  return found.flatMap((tenant) =>
    tenant?.status === "active" && t.has(tenant.slug)
      ? [
          {
            name: tenant.name,
            url: tenantUrl(env().PUBLIC_ORIGIN, tenant.slug, localizedPath(locale, "/")),
            description: t(tenant.slug),
          },
        ]
      : [],
  );
}
