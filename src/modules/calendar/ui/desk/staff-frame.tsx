"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { api } from "#lib/trpc.tsx";
import { Kbd } from "#ui/kbd.tsx";
import type { NavGroup } from "#ui/layout/nav.ts";
import { StaffShell } from "#ui/layout/staff-shell.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { LiveUpdates } from "./live-updates.tsx";
import { NewAppointmentProvider } from "./new-appointment-provider.tsx";

type Props = {
  brand: ReactNode;
  groups: readonly NavGroup[];
  userMenu: ReactNode;
  /** How many requests wait; null for whoever does not answer them. */
  pending: number | null;
  canCreate: boolean;
  /** Whether they may book for a client without taking the credits it costs. */
  canWaiveCredits: boolean;
  canSearch: boolean;
  canListen: boolean;
  ownProfessionalId: string | null;
  children: ReactNode;
};

const never = () => () => undefined;
const modifierHere = () => (/mac|iphone|ipad/i.test(navigator.platform) ? "⌘" : "Ctrl ");

/** What stays while the pages change: the way around, the palette, the form, and the ear at the door. */
export function StaffFrame({
  brand,
  groups,
  userMenu,
  pending,
  canCreate,
  canWaiveCredits,
  canSearch,
  canListen,
  ownProfessionalId,
  children,
}: Props) {
  const t = useTranslations("calendar");
  const [searching, setSearching] = useState(false);
  const modifier = useSyncExternalStore(never, modifierHere, () => "Ctrl ");
  const count = api.calendar.pendingCount.useQuery(undefined, {
    enabled: pending !== null,
    ...(pending !== null && { initialData: { count: pending } }),
  });
  const badged = groups.map((group) => ({
    ...group,
    items: group.items.map((item) =>
      item.href === "/staff/queue" && count.data?.count ? { ...item, badge: count.data.count } : item,
    ),
  }));
  return (
    <NewAppointmentProvider enabled={canCreate} canWaiveCredits={canWaiveCredits} ownProfessionalId={ownProfessionalId}>
      <StaffShell
        brand={brand}
        groups={badged}
        userMenu={userMenu}
        search={
          <button
            type="button"
            onClick={() => setSearching(true)}
            className="flex h-9 items-center gap-2 rounded-lg border border-border bg-card px-2.5 text-sm text-muted-foreground shadow-xs hover:border-input max-sm:w-11 max-sm:justify-center coarse:h-11 sm:w-64"
          >
            <Search aria-hidden className="size-4" />
            <span className="sr-only flex-1 text-left sm:not-sr-only">{t("palette.open")}</span>
            <Kbd className="hidden sm:inline-grid">{modifier}K</Kbd>
          </button>
        }
      >
        {children}
      </StaffShell>
      <CommandPalette open={searching} onOpenChange={setSearching} groups={groups} canSearch={canSearch} />
      {canListen ? <LiveUpdates /> : null}
    </NewAppointmentProvider>
  );
}
