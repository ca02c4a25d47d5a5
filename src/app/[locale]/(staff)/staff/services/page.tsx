import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#modules/access/policy.ts";
import { listServices } from "#modules/catalog/queries/catalog.ts";
import { ServicesList } from "#modules/catalog/ui/services-list.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalog");
  return { title: t("service.title") };
}

export default async function ServicesPage() {
  const { ctx } = await staffPage("services:read");
  const catalog = await readTenant(ctx, (tx) => listServices(tx, ctx));
  return <ServicesList initial={catalog} editable={can(ctx.actor, "services:write")} />;
}
