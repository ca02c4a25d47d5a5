import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link, redirect } from "#i18n/navigation.ts";
import { can, scopeOf } from "#modules/access/policy.ts";
import { listSchedules } from "#modules/availability/queries/availability.ts";
import { NotLinkedYet } from "#modules/catalog/ui/not-linked-yet.tsx";
import { usersWithRole } from "#modules/identity/queries/users-with-role.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("availability");
  return { title: t("title") };
}

/** One's own hours, or those of the first in the list. */
export default async function AvailabilityPage() {
  const { ctx } = await staffPage("availability:read");
  const { ownId, professionals } = await readTenant(ctx, (tx) => listSchedules(tx, ctx));
  const first = ownId ?? professionals[0]?.id;
  if (first)
    redirect({
      href: { pathname: "/staff/availability/[professionalId]", params: { professionalId: first } },
      locale: ctx.locale,
    });
  if (scopeOf(ctx.actor, "availability:read") === "own")
    return <NotLinkedYet admins={await readTenant(ctx, (tx) => usersWithRole(tx, ctx, "admin"))} />;
  const t = await getTranslations("availability");
  const mayAdd = can(ctx.actor, "professionals:write");
  return (
    <EmptyState
      heading="h1"
      title={t("nobody.title")}
      description={mayAdd ? t("nobody.admin") : t("nobody.other")}
      action={
        mayAdd ? (
          <Button asChild>
            <Link href="/staff/professionals">{t("nobody.action")}</Link>
          </Button>
        ) : null
      }
    />
  );
}
