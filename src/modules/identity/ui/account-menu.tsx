"use client";

import { CalendarDays, ChevronDown, LayoutDashboard, LogOut, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { getPathname, Link } from "#i18n/navigation.ts";
import { forgetDevice } from "#lib/forget-device.ts";
import { api, TrpcProvider } from "#lib/trpc.tsx";
import { Avatar } from "#ui/avatar.tsx";
import { Button } from "#ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";

export type MenuUser = { firstName: string; lastName: string; email: string; roles?: readonly string[] };

/** The doors of whoever is signed in. It brings its own way to the server: the front page has none. */
export function AccountMenu({ user }: { user: MenuUser }) {
  return (
    <TrpcProvider>
      <Menu user={user} />
    </TrpcProvider>
  );
}

function Menu({ user }: { user: MenuUser }) {
  const t = useTranslations("identity.menu");
  const locale = useLocale();
  // A whole page load: nothing that was fetched for this person stays in memory.
  const signOut = api.identity.signOut.useMutation({
    onSuccess: async () => {
      await forgetDevice();
      window.location.assign(getPathname({ href: "/", locale }));
    },
  });
  const name = `${user.firstName} ${user.lastName}`.trim();
  const staff = (user.roles ?? []).some((role) => role !== "client");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" className="gap-2 px-1.5 sm:px-2">
          <Avatar name={name} size="sm" />
          <span aria-hidden className="hidden max-w-40 truncate sm:inline">
            {user.firstName}
          </span>
          <span className="sr-only">{t("label", { name })}</span>
          <ChevronDown aria-hidden className="hidden text-muted-foreground sm:inline" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>
          <span className="block truncate text-sm font-medium text-foreground">{name}</span>
          <span className="block truncate">{user.email}</span>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        {staff ? (
          <DropdownMenuItem asChild>
            <Link href="/staff">
              <LayoutDashboard />
              {t("staff")}
            </Link>
          </DropdownMenuItem>
        ) : null}
        {user.roles?.includes("client") ? (
          <DropdownMenuItem asChild>
            <Link href="/appointments">
              <CalendarDays />
              {t("appointments")}
            </Link>
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem asChild>
          <Link href="/account">
            <UserRound />
            {t("account")}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem
          onSelect={(event) => {
            event.preventDefault();
            signOut.mutate();
          }}
        >
          <LogOut />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
