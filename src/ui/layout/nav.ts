import type { ReactNode } from "react";
import type { Pathname } from "#i18n/pathnames.ts";

/** A page that needs no parameters, so that it can stand in a menu. */
export type StaticPathname = Exclude<Pathname, `${string}[${string}`>;

export type NavItem = {
  href: StaticPathname;
  label: string;
  /** An element, not a component: it crosses from server to client. */
  icon: ReactNode;
  /** How many wait there. */
  badge?: number;
};

export type NavGroup = { label?: string; items: readonly NavItem[] };

/** `/staff` itself is current only when it is the page; the others also for what lies beneath them. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/staff" && pathname.startsWith(`${href}/`));
}
