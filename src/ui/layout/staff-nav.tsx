"use client";

import { ArrowLeft, Settings } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Link, usePathname } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { areasOf, isCurrent, type NavGroup, type NavItem } from "./nav.ts";

/** A row: the icon, its name, a count at the end. */
const row = {
  nav: "gap-5",
  group: "",
  groupLabel: "",
  link: "h-9 gap-3 px-3 text-sm coarse:h-11",
  label: "flex-1 truncate",
  badge: "",
};

/** On a tablet the name stands under its icon, so that the width is the page's; the count sits on the icon. */
const rail: typeof row = {
  nav: "gap-2 lg:gap-5",
  group: "max-lg:border-t max-lg:border-border max-lg:pt-2 max-lg:first:border-t-0 max-lg:first:pt-0",
  groupLabel: "max-lg:sr-only",
  link: "max-lg:flex-col max-lg:justify-center max-lg:gap-1 max-lg:px-0.5 max-lg:py-2 max-lg:text-[0.6875rem] max-lg:leading-tight lg:h-9 lg:gap-3 lg:px-3 lg:text-sm lg:coarse:h-11",
  label: "max-lg:max-w-full max-lg:text-center max-lg:text-balance max-lg:wrap-break-word lg:flex-1 lg:truncate",
  badge: "max-lg:absolute max-lg:top-1 max-lg:left-1/2 max-lg:ml-2",
};

type Props = {
  groups: readonly NavGroup[];
  label: string;
  /** Narrow until there is room for names. */
  asRail?: boolean;
  onNavigate?: () => void;
};

/** The links of the sidebar and of the sheet that replaces it on a phone: the day's work, or the settings and the way back. */
export function StaffNav({ groups, label, asRail = false, onNavigate }: Props) {
  const t = useTranslations("common");
  const pathname = usePathname();
  const { daily, settings, inSettings } = areasOf(groups, pathname);
  // On a phone the sheet shows the settings before one goes to any of them.
  const [turned, setTurned] = useState(false);
  const showsSettings = inSettings !== turned;
  const look = asRail ? rail : row;
  const nav = useRef<HTMLElement>(null);
  // Where one is may lie below the fold of a long sidebar.
  useEffect(() => {
    nav.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  const shown = showsSettings ? settings : daily;
  const first = (showsSettings ? daily : settings)[0]?.items[0];
  const turnLabel = t(showsSettings ? "backToWork" : "settings");
  const turnIcon = showsSettings ? <ArrowLeft aria-hidden /> : <Settings aria-hidden />;
  const turnClass = cn(linkClass, look.link, showsSettings && "text-muted-foreground");
  const turnText = <span className={cn("min-w-0", look.label)}>{turnLabel}</span>;
  const turn = !first ? null : onNavigate ? (
    <button type="button" onClick={() => setTurned(!turned)} className={cn(turnClass, "text-left")}>
      {turnIcon}
      {turnText}
    </button>
  ) : (
    <Link href={first.href} className={turnClass}>
      {turnIcon}
      {turnText}
    </Link>
  );
  return (
    <nav ref={nav} aria-label={showsSettings ? t("settings") : label} className={cn("grid", look.nav)}>
      {showsSettings ? turn : null}
      {shown.map((group) => (
        <div key={group.label} className={cn("grid gap-0.5", look.group)}>
          {/* One group needs no name. */}
          {shown.length > 1 ? (
            <p className={cn("px-3 pb-1 text-xs font-medium text-muted-foreground", look.groupLabel)}>{group.label}</p>
          ) : null}
          {group.items.map((item) => (
            <Entry
              key={item.href}
              item={item}
              current={isCurrent(item.href, pathname)}
              look={look}
              onNavigate={onNavigate}
            />
          ))}
        </div>
      ))}
      {showsSettings || !turn ? null : <div className="border-t border-border pt-2">{turn}</div>}
    </nav>
  );
}

const linkClass =
  "relative flex items-center rounded-lg font-medium text-sidebar-foreground transition-colors hover:bg-accent hover:text-foreground [&_svg]:size-[1.125rem] [&_svg]:shrink-0 [&_svg]:opacity-80";

type EntryProps = { item: NavItem; current: boolean; look: typeof row; onNavigate: (() => void) | undefined };

function Entry({ item, current, look, onNavigate }: EntryProps) {
  return (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={cn(
        linkClass,
        look.link,
        current &&
          "bg-sidebar-active text-foreground shadow-xs ring-1 ring-border [&_svg]:text-primary-text [&_svg]:opacity-100",
      )}
    >
      {item.icon}
      <span className={cn("min-w-0", look.label)}>{item.label}</span>
      {item.badge ? (
        <span
          className={cn(
            "rounded-full bg-primary px-1.5 py-px text-[0.6875rem] font-semibold tabular-nums text-primary-foreground",
            look.badge,
          )}
        >
          {item.badge}
        </span>
      ) : null}
    </Link>
  );
}
