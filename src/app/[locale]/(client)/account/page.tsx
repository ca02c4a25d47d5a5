import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { ownSessions } from "#modules/identity/queries/own-sessions.ts";
import { AccountScreen } from "#modules/identity/ui/account-screen.tsx";
import { isStaff } from "#modules/access/policy.ts";
import { myDigest } from "#modules/reminders/queries/my-digest.ts";
import { MyDigestCard } from "#modules/reminders/ui/my-digest-card.tsx";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { InstitutionFrame } from "../../(public)/institution-frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("identity")]);
  return { title: { absolute: `${t("account.title")} · ${tenant.name}` } };
}

export default async function AccountPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { ctx, user } = await memberPage(localizedPath(locale, "/account"));
  const { sessions, timeZone, digest } = await readTenant(ctx, async (tx) => ({
    sessions: await ownSessions(tx, ctx),
    timeZone: (await organizationOf(tx, ctx)).timeZone,
    digest: isStaff(ctx.actor) ? await myDigest(tx, ctx) : null,
  }));
  return (
    <InstitutionFrame>
      <div className="grid gap-6">
        <AccountScreen user={user} sessions={sessions} timeZone={timeZone} />
        {digest ? <MyDigestCard initial={digest} /> : null}
      </div>
    </InstitutionFrame>
  );
}
