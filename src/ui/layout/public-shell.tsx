import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import { LocaleSwitch } from "../locale-switch.tsx";
import { LogoMark } from "../logo.tsx";
import { SkipLink } from "../skip-link.tsx";
import { ThemeToggle } from "../theme-toggle.tsx";

type PublicShellProps = {
  /** The institution: its logo and name, linked home. */
  brand: ReactNode;
  /** Links or the user's menu, at the right. */
  nav?: ReactNode;
  /** Address, telephone, hours: what a visitor looks for at the bottom of a door. */
  footer?: ReactNode;
  /** Widest line of the content. */
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
};

const widths = { narrow: "max-w-xl", normal: "max-w-4xl", wide: "max-w-6xl" };

export function PublicShell({ brand, nav, footer, width = "normal", children }: PublicShellProps) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-30 border-b border-border/70 bg-background/90 backdrop-blur-md print:hidden">
        <div className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
          <div className="min-w-0">{brand}</div>
          <nav aria-label={t("mainNavigation")} className="flex shrink-0 items-center gap-1">
            {nav}
          </nav>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={cn("mx-auto w-full flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12", widths[width])}
      >
        {children}
      </main>
      <footer className="border-t border-border/70 print:hidden">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-5 text-sm text-muted-foreground sm:px-6">
          {footer ? <div className="min-w-0">{footer}</div> : null}
          <div className="flex grow items-center justify-between gap-x-6 lg:grow-0">
            <p className="flex items-center gap-2">
              <LogoMark className="size-5" />
              {t("madeWith")}
            </p>
            <div className="flex items-center gap-1">
              <LocaleSwitch />
              <ThemeToggle />
            </div>
          </div>
        </div>
      </footer>
    </div>
  );
}
