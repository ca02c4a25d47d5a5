import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { getClient } from "#modules/clients/queries/get-client.ts";
import { ClientRef } from "#modules/clients/schemas.ts";
import { ClientCardView } from "#modules/clients/ui/client-card.tsx";
import { clientCredits } from "#modules/credits/queries/client-credits.ts";
import { ClientCredits } from "#modules/credits/ui/client-credits.tsx";
import { can } from "#modules/access/policy.ts";
import { listClientAppointments } from "#modules/calendar/queries/client-appointments.ts";
import { BookForClient } from "#modules/calendar/ui/desk/book-for-client.tsx";
import { ClientAppointments } from "#modules/calendar/ui/panel/client-appointments.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("clients:read", localizedPath(locale, "/staff/clients"));
  if (!ClientRef.safeParse({ id }).success) notFound();
  const found = await readTenant(ctx, (tx) => getClient(tx, ctx, { id }));
  if (!found.ok) notFound();
  return { ctx, client: found.client };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { client } = await load((await params).id);
  return { title: `${client.firstName} ${client.lastName}`.trim() };
}

export default async function ClientPage({ params }: Props) {
  const { ctx, client } = await load((await params).id);
  const [t, appointments, credits] = await Promise.all([
    getTranslations("clients"),
    can(ctx.actor, "calendar:read") ? listClientAppointments(ctx, { clientId: client.id }) : null,
    can(ctx.actor, "credits:read") ? readTenant(ctx, (tx) => clientCredits(tx, ctx, { clientId: client.id })) : null,
  ]);
  return (
    <div className="grid w-full max-w-5xl grid-cols-1 gap-6">
      <PageHeader
        eyebrow={t(client.hasAccount ? "withAccount" : "withoutAccount")}
        title={`${client.firstName} ${client.lastName}`.trim()}
        actions={<BookForClient client={client} />}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          {appointments ? <ClientAppointments initial={appointments} clientId={client.id} /> : null}
          {credits?.ok ? (
            <ClientCredits
              client={{ id: client.id, name: `${client.firstName} ${client.lastName}`.trim() }}
              initial={credits}
              canWrite={can(ctx.actor, "credits:write")}
            />
          ) : null}
        </div>
        <ClientCardView client={client} canEdit={can(ctx.actor, "clients:write")} />
      </div>
    </div>
  );
}
