"use client";

import { useParams, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps } from "react";
import { defaultLocale } from "#i18n/locales.ts";
import { Link, usePathname } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { buttonVariants } from "./button.tsx";

type Href = ComponentProps<typeof Link>["href"];

/** The same page in the other language, parameters and query kept. A plain link: it works before any script runs. */
export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations("common");
  const other = useLocale() === defaultLocale ? "en" : defaultLocale;
  const pathname = usePathname();
  const params = useParams();
  const query = Object.fromEntries(useSearchParams());
  // The pathname on screen is one of ours by construction, but its type cannot say which parameters go with it.
  const href = { pathname, params, query } as Href;
  return (
    <Link
      href={href}
      locale={other}
      lang={other}
      hrefLang={other}
      prefetch={false}
      className={cn(
        buttonVariants({ variant: "ghost" }),
        "px-3 text-muted-foreground hover:text-foreground",
        className,
      )}
    >
      {t(other === "en" ? "languages.en" : "languages.es-AR")}
    </Link>
  );
}
