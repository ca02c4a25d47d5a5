import {
  BellRing,
  CalendarDays,
  Clock,
  Contact,
  DoorOpen,
  Hourglass,
  Inbox,
  KeyRound,
  Mail,
  Printer,
  ScrollText,
  Settings,
  Stethoscope,
  Sun,
  Tag,
  Ticket,
  UsersRound,
} from "lucide-react";
import { type Permission, scopeOf } from "#modules/identity/policy.ts";
import type { Actor } from "#platform/context.ts";
import type { NavGroup, NavItem } from "#ui/layout/nav.ts";

/** `wholly`: of no use to who may see only what is their own. */
type Page = Omit<NavItem, "label"> & { name: string; needs: Permission; wholly?: true };

const pages: { name: string; items: Page[] }[] = [
  {
    name: "day",
    items: [
      { href: "/staff/calendar", name: "calendar", icon: <CalendarDays />, needs: "calendar:read" },
      { href: "/staff/today", name: "today", icon: <Sun />, needs: "calendar:read" },
      { href: "/staff/queue", name: "queue", icon: <Inbox />, needs: "appointments:confirm" },
      { href: "/staff/clients", name: "clients", icon: <Contact />, needs: "clients:read" },
      { href: "/staff/credits", name: "credits", icon: <Ticket />, needs: "credits:read", wholly: true },
      { href: "/staff/waitlist", name: "waitlist", icon: <Hourglass />, needs: "waitlist:read" },
      { href: "/staff/day-sheet", name: "sheet", icon: <Printer />, needs: "calendar:read" },
    ],
  },
  {
    name: "offer",
    items: [
      { href: "/staff/availability", name: "availability", icon: <Clock />, needs: "availability:read" },
      { href: "/staff/professionals", name: "professionals", icon: <Stethoscope />, needs: "professionals:write" },
      { href: "/staff/services", name: "services", icon: <Tag />, needs: "services:write" },
      { href: "/staff/resources", name: "resources", icon: <DoorOpen />, needs: "services:write" },
    ],
  },
  {
    name: "institution",
    items: [
      { href: "/staff/team", name: "team", icon: <UsersRound />, needs: "team:read" },
      { href: "/staff/permissions", name: "permissions", icon: <KeyRound />, needs: "permissions:read" },
      { href: "/staff/reminders", name: "reminders", icon: <BellRing />, needs: "settings:write" },
      { href: "/staff/mail", name: "mail", icon: <Mail />, needs: "letters:read" },
      { href: "/staff/audit", name: "audit", icon: <ScrollText />, needs: "audit:read" },
      { href: "/staff/settings", name: "settings", icon: <Settings />, needs: "settings:write" },
    ],
  },
];

/** The pages this person may open; a group without any is not shown. */
export function staffNav(actor: Actor, t: (key: string) => string): NavGroup[] {
  return pages.flatMap(({ name, items }) => {
    const open = items
      .filter(({ needs, wholly }) => (wholly ? scopeOf(actor, needs) === "all" : scopeOf(actor, needs) !== null))
      .map(({ name: label, needs: _needs, wholly: _wholly, ...item }) => ({ ...item, label: t(label) }));
    return open.length > 0 ? [{ label: t(`groups.${name}`), items: open }] : [];
  });
}
