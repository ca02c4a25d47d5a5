import { headers } from "next/headers";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { AccentStyle } from "#ui/accent-style.tsx";
import { AuthShell } from "#ui/layout/auth-shell.tsx";
import { LogoMark } from "#ui/logo.tsx";

type Props = { title: ReactNode; description?: ReactNode; footer?: ReactNode; children: ReactNode };

/** A page with one form, in the institution's dress. */
export async function AuthPage({ title, description, footer, children }: Props) {
  const { ctx } = await pageRequest();
  const organization = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <AccentStyle color={organization.accent} {...(nonce ? { nonce } : {})} />
      <AuthShell brand={<Brand name={organization.name} />} title={title} description={description} footer={footer}>
        {children}
      </AuthShell>
    </>
  );
}

function Brand({ name }: { name: string }) {
  const t = useTranslations("common");
  return (
    <Link
      href="/"
      aria-label={`${name}: ${t("goHome")}`}
      className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-md"
    >
      <LogoMark className="size-7 shrink-0" />
      <span className="line-clamp-2 font-display text-base leading-[1.15] font-semibold tracking-tight text-balance sm:text-lg sm:leading-[1.15]">
        {name}
      </span>
    </Link>
  );
}
