import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { listAudit } from "#modules/audit/queries/list-audit.ts";
import { ListAudit } from "#modules/audit/schemas.ts";
import { AuditList } from "#modules/audit/ui/audit-list.tsx";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("audit:read", localizedPath(locale, "/staff/audit"));
  const filter = ListAudit.parse(await searchParams);
  const { page, names, timeZone } = await readTenant(ctx, async (tx) => {
    const [{ timeZone }, page] = await Promise.all([organizationOf(tx, ctx), listAudit(tx, ctx, filter)]);
    const names = await namesOf(
      tx,
      ctx,
      page.lines.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).concat(filter.actor ?? null),
    );
    return { page, names, timeZone };
  });
  return <AuditList page={page} names={names} filter={filter} timeZone={timeZone} />;
}
