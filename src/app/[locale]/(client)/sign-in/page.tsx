import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { Link, redirect } from "#i18n/navigation.ts";
import { safeNext } from "#lib/next-path.ts";
import { homeOf } from "#modules/access/policy.ts";
import { AuthPage } from "../auth-page.tsx";
import { SignInScreen } from "#modules/identity/ui/sign-in-screen.tsx";
import { one, type SearchParams } from "#modules/identity/ui/search-params.ts";
import { pageModules, pageRequest } from "#server/page.ts";
import { textLink } from "#modules/identity/ui/text-link.ts";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("identity")]);
  return { title: { absolute: `${t("signIn.title")} · ${tenant.name}` } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale }, query, { user, tenant }, t] = await Promise.all([
    params,
    searchParams,
    pageRequest(),
    getTranslations("identity"),
  ]);
  const next = safeNext(one(query.next));
  if (user && !next) redirect({ href: homeOf(user.roles, await pageModules()), locale });
  return (
    <AuthPage
      title={t("signIn.title")}
      description={t("signIn.description", { institution: tenant.name })}
      footer={
        <>
          {t("signIn.newHere")}{" "}
          <Link href={{ pathname: "/register", query: next ? { next } : {} }} className={textLink}>
            {t("signIn.register")}
          </Link>
        </>
      }
    >
      <SignInScreen next={next} email={one(query.email) ?? ""} />
    </AuthPage>
  );
}
