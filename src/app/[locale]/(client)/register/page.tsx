import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "#i18n/navigation.ts";
import { safeNext } from "#lib/next-path.ts";
import { AuthPage } from "../auth-page.tsx";
import { RegisterScreen } from "#modules/identity/ui/register-screen.tsx";
import { one, type SearchParams } from "#modules/identity/ui/search-params.ts";
import { textLink } from "#modules/identity/ui/text-link.ts";
import { pageRequest } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("identity")]);
  return { title: { absolute: `${t("register.title")} · ${tenant.name}` } };
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [query, { tenant }, t] = await Promise.all([searchParams, pageRequest(), getTranslations("identity")]);
  const next = safeNext(one(query.next));
  return (
    <AuthPage
      title={t("register.title")}
      description={t("register.description", { institution: tenant.name })}
      footer={
        <>
          {t("register.known")}{" "}
          <Link href={{ pathname: "/sign-in", query: next ? { next } : {} }} className={textLink}>
            {t("signIn.submit")}
          </Link>
        </>
      }
    >
      <RegisterScreen next={next} />
    </AuthPage>
  );
}
