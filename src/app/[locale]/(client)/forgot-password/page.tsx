import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "#i18n/navigation.ts";
import { AuthPage } from "../auth-page.tsx";
import { ForgotPasswordScreen } from "#modules/identity/ui/forgot-password-screen.tsx";
import { textLink } from "#modules/identity/ui/text-link.ts";
import { pageRequest } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("identity")]);
  return { title: { absolute: `${t("forgotPassword.title")} · ${tenant.name}` } };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("identity");
  return (
    <AuthPage
      title={t("forgotPassword.title")}
      description={t("forgotPassword.description")}
      footer={
        <Link href="/sign-in" className={textLink}>
          {t("backToSignIn")}
        </Link>
      }
    >
      <ForgotPasswordScreen />
    </AuthPage>
  );
}
