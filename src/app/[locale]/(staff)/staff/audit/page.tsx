import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { listAudit } from "#modules/audit/queries/list-audit.ts";
import { ListAudit } from "#modules/audit/schemas.ts";
import { AuditList } from "#modules/audit/ui/audit-list.tsx";
import { team } from "#modules/identity/queries/team.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { auditNames } from "#server/audit-names.ts";
import { staffPage } from "#server/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx } = await staffPage("audit:read", localizedPath(locale, "/staff/audit"));
  const filter = ListAudit.parse(await searchParams);
  const { page, names, people, organization } = await readTenant(ctx, async (tx) => {
    const [here, members] = await Promise.all([organizationOf(tx, ctx), team(tx, ctx)]);
    const found = await listAudit(tx, ctx, filter, here.timeZone);
    return {
      page: found,
      names: await auditNames(tx, ctx, found.lines, [filter.actor]),
      people: members,
      organization: here,
    };
  });
  const { timeZone, currency } = organization;
  const choices = people.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}`.trim() }));
  // Somebody who is of the team no more may be chosen by an old line.
  const { actor } = filter;
  if (actor && !choices.some(({ id }) => id === actor)) choices.push({ id: actor, name: names.get(actor) ?? "—" });
  return (
    <AuditList page={page} names={names} people={choices} filter={filter} timeZone={timeZone} currency={currency} />
  );
}
