import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientWords } from "#i18n/client-words.tsx";
import { Link } from "#i18n/navigation.ts";
import { TrpcProvider } from "#lib/trpc.tsx";
import { unreadAlerts } from "#modules/alerts/queries/unread-alerts.ts";
import { AlertBell } from "#modules/alerts/ui/alert-bell.tsx";
import { can, isStaff, scopeOf } from "#modules/access/policy.ts";
import { UserMenu } from "#modules/identity/ui/user-menu.tsx";
import { countPending } from "#modules/calendar/queries/calendar.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import { StaffFrame } from "#modules/calendar/ui/desk/staff-frame.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { AccentStyle } from "#ui/accent-style.tsx";
import { LanguagesProvider } from "#ui/languages.tsx";
import { LogoMark } from "#ui/logo.tsx";
import { staffNav } from "./staff-nav.tsx";

/** The dashboard around its pages. To a client it does not exist. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { ctx, user } = await pageRequest();
  // The page itself sends a visitor to sign in: it knows where they wanted to go.
  if (!user) return children;
  const { actor } = ctx;
  if (!isStaff(actor)) notFound();

  const answers = can(actor, "appointments:confirm");
  const ownOnly = scopeOf(actor, "appointments:create") === "own";
  const [t, sent, organization, own, pending] = await Promise.all([
    getTranslations("calendar.nav"),
    headers(),
    readTenant(ctx, (tx) => organizationOf(tx, ctx)),
    ownOnly ? readTenant(ctx, (tx) => ownProfessionalId(tx, ctx)) : null,
    answers ? countPending(ctx) : null,
  ]);
  const watches = organization.modules.includes("machines") && can(actor, "alerts:read");
  const unread = watches ? await readTenant(ctx, (tx) => unreadAlerts(tx, ctx)) : null;
  const nonce = sent.get("x-nonce");
  const booksHere = organization.modules.includes("appointments");
  return (
    <>
      <AccentStyle color={organization.accent} {...(nonce ? { nonce } : {})} />
      <ClientWords area="staff">
        <TrpcProvider>
          <StaffFrame
            brand={
              <Link
                href="/staff"
                title={organization.name}
                className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-md"
              >
                <LogoMark className="size-7 shrink-0" />
                <span className="line-clamp-2 font-display text-base leading-[1.15] font-semibold tracking-tight text-balance">
                  {organization.name}
                </span>
              </Link>
            }
            groups={staffNav(actor, organization.modules, t)}
            userMenu={
              <>
                {unread ? <AlertBell initial={unread} /> : null}
                <UserMenu
                  user={{ firstName: user.firstName, lastName: user.lastName, email: user.email, roles: user.roles }}
                />
              </>
            }
            pending={booksHere ? (pending?.count ?? null) : null}
            canCreate={booksHere && can(actor, "appointments:create") && (!ownOnly || own !== null)}
            canWaiveCredits={can(actor, "credits:write")}
            canSearch={booksHere && can(actor, "clients:read")}
            canListen={booksHere && can(actor, "calendar:read")}
            ownProfessionalId={own}
          >
            <LanguagesProvider main={organization.locale} all={organization.languages}>
              {children}
            </LanguagesProvider>
          </StaffFrame>
        </TrpcProvider>
      </ClientWords>
    </>
  );
}
