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

/** `settings`: not of every day; reached by one entry, beneath which they have a navigation of their own. */
export type NavGroup = { label: string; area?: "settings"; items: readonly NavItem[] };

/** `/staff` itself is current only when it is the page; the others also for what lies beneath them. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/staff" && pathname.startsWith(`${href}/`));
}

/** The groups of every day, those of the settings, and among which of them the page lies. */
export function areasOf(groups: readonly NavGroup[], pathname: string) {
  const daily = groups.filter(({ area }) => area !== "settings");
  const settings = groups.filter(({ area }) => area === "settings");
  const inSettings = settings.some(({ items }) => items.some(({ href }) => isCurrent(href, pathname)));
  // Whoever has nothing but settings has no other place to come back to.
  return { daily, settings, inSettings: inSettings || daily.length === 0 };
}
