import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsForm } from "#modules/catalog/ui/settings-form.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalog");
  return { title: t("settings.title") };
}

export default async function SettingsPage() {
  const { ctx } = await staffPage("settings:write");
  const {
    tenantId: _,
    modules: __,
    tagline,
    email,
    phone,
    address,
    whatsapp,
    openingHours,
    about,
    sharedAt: ___,
    ...rest
  } = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  const t = await getTranslations("catalog");
  const initial = {
    ...rest,
    tagline: tagline ?? "",
    email: email ?? "",
    phone: phone ?? "",
    address: address ?? "",
    whatsapp: whatsapp ?? "",
    openingHours: openingHours ?? "",
    about: about ?? "",
  };
  return (
    <div className="grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("settings.title")} description={t("settings.description")} />
      <SettingsForm initial={initial} currencies={Intl.supportedValuesOf("currency")} />
    </div>
  );
}
