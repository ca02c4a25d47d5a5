import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#modules/access/policy.ts";
import { listResources } from "#modules/catalog/queries/resources.ts";
import { ResourcesList } from "#modules/catalog/ui/resources-list.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("resources");
  return { title: t("title") };
}

export default async function ResourcesPage() {
  const { ctx } = await staffPage("services:read");
  const resources = await readTenant(ctx, (tx) => listResources(tx, ctx));
  return <ResourcesList initial={resources} editable={can(ctx.actor, "services:write")} />;
}
