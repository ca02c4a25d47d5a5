import {
  AlarmClock,
  BellRing,
  Boxes,
  Building2,
  ChartColumn,
  CalendarDays,
  CalendarOff,
  Clock,
  Contact,
  CupSoda,
  DoorOpen,
  Hourglass,
  Inbox,
  KeyRound,
  Mail,
  MapPin,
  Package,
  Plug,
  QrCode,
  ScrollText,
  Stethoscope,
  Sun,
  Tag,
  Ticket,
  UsersRound,
  Wrench,
} from "lucide-react";
import { type Permission, scopeOf } from "#modules/access/policy.ts";
import type { Actor } from "#platform/context.ts";
import type { NavGroup, NavItem } from "#ui/layout/nav.ts";

/** `wholly`: of no use to who may see only what is their own. */
type Page = Omit<NavItem, "label"> & { name: string; needs: Permission; wholly?: true };

/** `module`: only where the institution has it switched on. `area`: not of every day. */
const pages: { name: string; module?: string; area?: "settings"; items: Page[] }[] = [
  {
    name: "day",
    module: "appointments",
    items: [
      { href: "/staff/calendar", name: "calendar", icon: <CalendarDays />, needs: "calendar:read" },
      { href: "/staff/today", name: "today", icon: <Sun />, needs: "calendar:read" },
      { href: "/staff/queue", name: "queue", icon: <Inbox />, needs: "appointments:confirm" },
      { href: "/staff/clients", name: "clients", icon: <Contact />, needs: "clients:read" },
      { href: "/staff/waitlist", name: "waitlist", icon: <Hourglass />, needs: "waitlist:read" },
      { href: "/staff/credits", name: "credits", icon: <Ticket />, needs: "credits:read", wholly: true },
      { href: "/staff/availability", name: "availability", icon: <Clock />, needs: "availability:read" },
    ],
  },
  {
    name: "machines",
    module: "machines",
    items: [
      { href: "/staff/machines", name: "machines", icon: <CupSoda />, needs: "machines:read" },
      { href: "/staff/alerts", name: "alerts", icon: <AlarmClock />, needs: "alerts:read" },
      { href: "/staff/stock", name: "stock", icon: <Boxes />, needs: "machines:read" },
      { href: "/staff/sales", name: "sales", icon: <ChartColumn />, needs: "sales:read" },
      { href: "/staff/maintenance", name: "maintenance", icon: <Wrench />, needs: "maintenance:read" },
      { href: "/staff/products", name: "products", icon: <Package />, needs: "products:read" },
    ],
  },
  {
    name: "institution",
    area: "settings",
    items: [
      { href: "/staff/settings", name: "profile", icon: <Building2 />, needs: "settings:write" },
      { href: "/staff/share", name: "share", icon: <QrCode />, needs: "settings:write" },
      { href: "/staff/team", name: "team", icon: <UsersRound />, needs: "team:read" },
      { href: "/staff/permissions", name: "permissions", icon: <KeyRound />, needs: "permissions:read" },
    ],
  },
  {
    name: "offer",
    area: "settings",
    module: "appointments",
    items: [
      { href: "/staff/services", name: "services", icon: <Tag />, needs: "services:write" },
      { href: "/staff/professionals", name: "professionals", icon: <Stethoscope />, needs: "professionals:write" },
      { href: "/staff/resources", name: "resources", icon: <DoorOpen />, needs: "services:write" },
      { href: "/staff/closures", name: "closures", icon: <CalendarOff />, needs: "closures:write" },
      { href: "/staff/reminders", name: "reminders", icon: <BellRing />, needs: "settings:write" },
    ],
  },
  {
    name: "fleet",
    area: "settings",
    module: "machines",
    items: [{ href: "/staff/sites", name: "sites", icon: <MapPin />, needs: "machines:write" }],
  },
  {
    name: "system",
    area: "settings",
    items: [
      { href: "/staff/mail", name: "mail", icon: <Mail />, needs: "letters:read" },
      { href: "/staff/keys", name: "keys", icon: <Plug />, needs: "keys:manage" },
      { href: "/staff/audit", name: "audit", icon: <ScrollText />, needs: "audit:read" },
    ],
  },
];

/** The pages this person may open; a group without any is not shown. */
export function staffNav(actor: Actor, modules: readonly string[], t: (key: string) => string): NavGroup[] {
  return pages.flatMap(({ name, module, area, items }) => {
    if (module && !modules.includes(module)) return [];
    const open = items
      .filter(({ needs, wholly }) => (wholly ? scopeOf(actor, needs) === "all" : scopeOf(actor, needs) !== null))
      .map(({ name: label, needs: _needs, wholly: _wholly, ...item }) => ({ ...item, label: t(label) }));
    return open.length > 0 ? [{ label: t(`groups.${name}`), items: open, ...(area ? { area } : {}) }] : [];
  });
}

/** The first of those pages; null for whoever may open none. */
export const staffHome = (actor: Actor, modules: readonly string[]): NavItem["href"] | null =>
  staffNav(actor, modules, (key) => key)[0]?.items[0]?.href ?? null;
