import { BellRing, CalendarCheck, Ticket } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { UserMenu } from "#modules/identity/ui/user-menu.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { InstitutionShell } from "#modules/tenancy/ui/institution-shell.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { Button } from "#ui/button.tsx";

/** The institution of this page, once per request. */
export const pageOrganization = cache(async () => {
  const { ctx } = await pageRequest();
  return readTenant(ctx, (tx) => organizationOf(tx, ctx));
});

type Props = { width?: "narrow" | "normal" | "wide"; children: ReactNode };

/** The institution's shell around a page, with whoever is signed in. */
export async function InstitutionFrame({ width = "normal", children }: Props) {
  const [{ user }, organization, sent] = await Promise.all([pageRequest(), pageOrganization(), headers()]);
  return (
    <InstitutionShell
      institution={organization}
      width={width}
      nonce={sent.get("x-nonce") ?? undefined}
      nav={
        <>
          {user?.roles.includes("client") && organization.modules.includes("appointments") ? <OwnLinks /> : null}
          <UserMenu
            user={user && { firstName: user.firstName, lastName: user.lastName, email: user.email, roles: user.roles }}
          />
        </>
      }
    >
      {children}
    </InstitutionShell>
  );
}

async function OwnLinks() {
  const [appointments, credits, waitlist] = await Promise.all([
    getTranslations("appointments.nav"),
    getTranslations("credits.nav"),
    getTranslations("waitlist.nav"),
  ]);
  return (
    <>
      <Button variant="ghost" asChild className="max-sm:px-2.5">
        <Link href="/appointments" prefetch={false}>
          <CalendarCheck aria-hidden />
          <span className="max-sm:sr-only">{appointments("mine")}</span>
        </Link>
      </Button>
      <Button variant="ghost" asChild className="max-sm:px-2.5">
        <Link href="/credits" prefetch={false}>
          <Ticket aria-hidden />
          <span className="max-sm:sr-only">{credits("mine")}</span>
        </Link>
      </Button>
      <Button variant="ghost" asChild className="max-sm:px-2.5">
        <Link href="/waitlist" prefetch={false}>
          <BellRing aria-hidden />
          <span className="max-sm:sr-only">{waitlist("mine")}</span>
        </Link>
      </Button>
    </>
  );
}
