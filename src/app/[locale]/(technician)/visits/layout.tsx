import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ClientWords } from "#i18n/client-words.tsx";
import { TrpcProvider } from "#lib/trpc.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { AccentStyle } from "#ui/accent-style.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { tenant } = await pageRequest();
  return {
    manifest: `/api/manifest/${await getLocale()}`,
    appleWebApp: { capable: true, title: tenant.name, statusBarStyle: "default" },
    icons: { icon: "/icon.svg", apple: "/icons/visits-180.png" },
  };
}

/** The technician's pages stand outside the dashboard: nothing around them but the institution's colour. */
export default async function VisitsLayout({ children }: { children: ReactNode }) {
  const { ctx } = await pageRequest();
  const [organization, sent] = await Promise.all([readTenant(ctx, (tx) => organizationOf(tx, ctx)), headers()]);
  const nonce = sent.get("x-nonce");
  return (
    <>
      <AccentStyle color={organization.accent} {...(nonce ? { nonce } : {})} />
      <ClientWords area="visits">
        <TrpcProvider>{children}</TrpcProvider>
      </ClientWords>
    </>
  );
}
