import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { isStaff } from "#modules/access/policy.ts";
import { AuthPage } from "../../auth-page.tsx";
import { VerifyEmailScreen } from "#modules/identity/ui/verify-email-screen.tsx";
import { pageRequest } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("identity")]);
  return { title: { absolute: `${t("verifyEmail.title")} · ${tenant.name}` } };
}

export default async function VerifyEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { ctx, user }, t] = await Promise.all([params, pageRequest(), getTranslations("identity")]);
  return (
    <AuthPage title={t("verifyEmail.title")}>
      <VerifyEmailScreen token={token} signedIn={user !== null} staff={isStaff(ctx.actor)} />
    </AuthPage>
  );
}
