import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "#i18n/navigation.ts";
import { mailedLink } from "#modules/identity/queries/mailed-link.ts";
import { AuthPage } from "../../auth-page.tsx";
import { ChoosePasswordScreen } from "#modules/identity/ui/choose-password-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { Button } from "#ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("identity")]);
  return { title: { absolute: `${t("invitation.pageTitle")} · ${tenant.name}` } };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { ctx, tenant }, t] = await Promise.all([params, pageRequest(), getTranslations("identity")]);
  const link = await readTenant(ctx, (tx) => mailedLink(tx, ctx, "invitation", token));
  if (!link) {
    return (
      <AuthPage title={t("linkInvalid.title")} description={t("linkInvalid.invitation", { institution: tenant.name })}>
        <Button asChild size="lg">
          <Link href="/sign-in">{t("signIn.submit")}</Link>
        </Button>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title={t("invitation.title", { name: link.firstName })}
      description={t("invitation.description", { institution: tenant.name, email: link.email })}
    >
      <ChoosePasswordScreen token={token} email={link.email} purpose="invitation" />
    </AuthPage>
  );
}
