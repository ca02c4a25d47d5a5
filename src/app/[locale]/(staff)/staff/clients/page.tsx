import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { listClients } from "#modules/clients/queries/list-clients.ts";
import { ListClients } from "#modules/clients/schemas.ts";
import { ClientsScreen } from "#modules/clients/ui/clients-screen.tsx";
import { scopeOf } from "#modules/access/policy.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("title") };
}

export default async function ClientsPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("clients:read", localizedPath(locale, "/staff/clients"));
  const { q, account } = await searchParams;
  const asked = ListClients.safeParse({ q, account });
  const filter = asked.success ? asked.data : ListClients.parse({});
  const page = await readTenant(ctx, (tx) => listClients(tx, ctx, filter));
  return (
    <ClientsScreen
      initial={{ filter: { q: filter.q, account: filter.account }, page }}
      canCreate={scopeOf(ctx.actor, "clients:write") === "all"}
    />
  );
}
