"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link, usePathname } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { LocaleSwitch } from "../locale-switch.tsx";
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from "../sheet.tsx";
import { ThemeToggle } from "../theme-toggle.tsx";
import { areasOf, isCurrent, type NavGroup } from "./nav.ts";
import { StaffNav } from "./staff-nav.tsx";

const cell =
  "relative flex h-16 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-[0.6875rem] font-medium text-muted-foreground [&_svg]:size-5 focus-visible:-outline-offset-4";

/** Under the thumb: the first four pages of the day, and everything else one tap further. */
export function StaffBottomBar({ groups }: { groups: readonly NavGroup[] }) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  const pathname = usePathname();
  const { daily, settings, inSettings } = areasOf(groups, pathname);
  const first = (daily.length > 0 ? daily : settings).flatMap((group) => group.items).slice(0, 4);
  return (
    <nav
      aria-label={t("quickNavigation")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-border bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden print:hidden"
    >
      {first.map((item) => {
        const current = isCurrent(item.href, pathname);
        return (
          <Link
            key={item.href}
            href={item.href}
            aria-current={current ? "page" : undefined}
            className={cn(cell, current && "text-primary-text")}
          >
            {item.icon}
            <span className="max-w-full truncate px-1">{item.label}</span>
            {item.badge ? (
              <span className="absolute top-2 left-1/2 ml-2 rounded-full bg-primary px-1.5 text-[0.625rem] font-semibold tabular-nums text-primary-foreground">
                {item.badge}
              </span>
            ) : null}
          </Link>
        );
      })}
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetTrigger className={cn(cell, inSettings && daily.length > 0 && "text-primary-text")}>
          <Menu aria-hidden />
          {t("more")}
        </SheetTrigger>
        <SheetContent aria-describedby={undefined}>
          <SheetTitle>{t("menu")}</SheetTitle>
          <StaffNav groups={groups} label={t("mainNavigation")} onNavigate={() => setOpen(false)} />
          <div className="flex items-center justify-between border-t border-border pt-3">
            <LocaleSwitch />
            <ThemeToggle />
          </div>
        </SheetContent>
      </Sheet>
    </nav>
  );
}
