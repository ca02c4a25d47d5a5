import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { organizationKeys } from "#modules/keys/queries/organization-keys.ts";
import { KeysScreen } from "#modules/keys/ui/keys-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keys"))("title") };
}

export default async function KeysPage() {
  const { ctx } = await staffPage("keys:manage");
  const keys = await readTenant(ctx, (tx) => organizationKeys(tx, ctx));
  return <KeysScreen initial={keys} />;
}
