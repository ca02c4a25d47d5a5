import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocaleSwitch } from "../locale-switch.tsx";
import { SkipLink } from "../skip-link.tsx";
import { ThemeToggle } from "../theme-toggle.tsx";
import type { NavGroup } from "./nav.ts";
import { StaffBottomBar } from "./staff-bottom-bar.tsx";
import { StaffNav } from "./staff-nav.tsx";

type StaffShellProps = {
  /** The institution: its logo and name. */
  brand: ReactNode;
  groups: readonly NavGroup[];
  /** Opens the command palette. */
  search?: ReactNode;
  userMenu?: ReactNode;
  children: ReactNode;
};

/** Sidebar and header at a desk, a rail of icons with their names on a tablet, bottom bar on a phone; on paper only the content. */
export function StaffShell({ brand, groups, search, userMenu, children }: StaffShellProps) {
  const t = useTranslations("common");
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[6rem_minmax(0,1fr)] lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh flex-col border-r border-border bg-sidebar md:flex print:!hidden">
        {/* A rail has room for the mark alone: the name is still read aloud. */}
        <div className="flex h-16 shrink-0 items-center max-lg:justify-center lg:px-5 max-lg:[&>a>span]:sr-only">
          {brand}
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-1.5 py-3 lg:px-3">
          <StaffNav groups={groups} label={t("mainNavigation")} asRail />
        </div>
        <div className="flex shrink-0 items-center justify-between border-t border-border px-2 py-2 max-lg:flex-col max-lg:gap-1 max-lg:px-1">
          <LocaleSwitch />
          <ThemeToggle />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-16 items-center justify-between gap-3 border-b border-border bg-background/90 px-4 backdrop-blur-md md:px-6 print:hidden">
          <div className="min-w-0 md:hidden">{brand}</div>
          <div className="ml-auto flex min-w-0 items-center gap-2 md:ml-0 md:flex-1 md:justify-between">
            <div className="min-w-0 [&>*]:max-w-full">{search}</div>
            <div className="flex shrink-0 items-center gap-2">{userMenu}</div>
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 pt-6 pb-24 outline-none md:px-6 md:pb-10 print:p-0"
        >
          {children}
        </main>
      </div>
      <StaffBottomBar groups={groups} />
    </div>
  );
}
