import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { env } from "#env.ts";
import { Link } from "#i18n/navigation.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { InstitutionShell } from "#modules/tenancy/ui/institution-shell.tsx";
import { SuspendedInstitution } from "#modules/tenancy/ui/suspended-institution.tsx";
import { UnknownInstitution } from "#modules/tenancy/ui/unknown-institution.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pagePlace, pageRequest } from "#server/page.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PublicShell } from "#ui/layout/public-shell.tsx";
import { Logo } from "#ui/logo.tsx";

/** Nothing here: because nobody lives at this address, because they are closed for now, or because the page does not exist. */
export default async function NotFound() {
  const place = await pagePlace();
  if (place.kind === "unknown") {
    return <UnknownInstitution host={(await headers()).get("host") ?? ""} landingUrl={env().PUBLIC_ORIGIN} />;
  }
  if (place.kind === "suspended") return <SuspendedInstitution name={place.tenant.name} />;
  const t = await getTranslations("common");
  const nothing = (
    <EmptyState
      heading="h1"
      title={t("notFound.title")}
      description={t("notFound.description")}
      action={
        <Button asChild>
          <Link href="/">{t("goHome")}</Link>
        </Button>
      }
      className="py-16 sm:py-24"
    />
  );
  if (place.kind === "tenant") return <Within>{nothing}</Within>;
  return (
    <PublicShell
      brand={
        <Link href="/" aria-label={t("goHome")}>
          <Logo />
        </Link>
      }
    >
      {nothing}
    </PublicShell>
  );
}

/** Whoever goes astray inside an institution is still inside it: its name on the door, its colour, its telephone. */
async function Within({ children }: { children: ReactNode }) {
  const [{ ctx }, sent] = await Promise.all([pageRequest(), headers()]);
  const organization = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  return (
    <InstitutionShell institution={organization} nonce={sent.get("x-nonce") ?? undefined} nav={null}>
      {children}
    </InstitutionShell>
  );
}
