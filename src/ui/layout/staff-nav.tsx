"use client";

import { Link, usePathname } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { isCurrent, type NavGroup } from "./nav.ts";

/** The grouped links of the sidebar, and of the sheet that replaces it on a phone. */
export function StaffNav({
  groups,
  label,
  onNavigate,
}: {
  groups: readonly NavGroup[];
  label: string;
  onNavigate?: () => void;
}) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="grid gap-5">
      {groups.map((group, index) => (
        <div key={group.label ?? index} className="grid gap-0.5">
          {group.label ? <p className="px-3 pb-1 text-xs font-medium text-muted-foreground">{group.label}</p> : null}
          {group.items.map((item) => {
            const current = isCurrent(item.href, pathname);
            return (
              <Link
                key={item.href}
                href={item.href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "relative flex h-9 items-center gap-3 rounded-lg px-3 text-sm font-medium text-sidebar-foreground transition-colors coarse:h-11",
                  "hover:bg-accent hover:text-foreground [&_svg]:size-[1.125rem] [&_svg]:shrink-0 [&_svg]:opacity-80",
                  current &&
                    "bg-sidebar-active text-foreground shadow-xs ring-1 ring-border [&_svg]:text-primary-text [&_svg]:opacity-100",
                )}
              >
                {item.icon}
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.badge ? (
                  <span className="rounded-full bg-primary px-1.5 py-px text-[0.6875rem] font-semibold tabular-nums text-primary-foreground">
                    {item.badge}
                  </span>
                ) : null}
              </Link>
            );
          })}
        </div>
      ))}
    </nav>
  );
}
