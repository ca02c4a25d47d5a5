import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#modules/access/policy.ts";
import { listProfessionals } from "#modules/catalog/queries/catalog.ts";
import { ProfessionalsList } from "#modules/catalog/ui/professionals-list.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalog");
  return { title: t("professional.title") };
}

export default async function ProfessionalsPage() {
  const { ctx } = await staffPage("professionals:read");
  const catalog = await readTenant(ctx, (tx) => listProfessionals(tx, ctx));
  return <ProfessionalsList initial={catalog} editable={can(ctx.actor, "professionals:write")} />;
}
