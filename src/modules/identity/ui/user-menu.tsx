"use client";

import { CalendarDays, ChevronDown, LayoutDashboard, LogOut, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { getPathname, Link } from "#i18n/navigation.ts";
import { forgetDevice } from "#lib/forget-device.ts";
import { api } from "#lib/trpc.tsx";
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

/** Who is signed in, and their doors; for a visitor, the way in. */
export function UserMenu({ user }: { user: MenuUser | null }) {
  const t = useTranslations("identity");
  const locale = useLocale();
  // A whole page load: nothing that was fetched for this person stays in memory.
  const signOut = api.identity.signOut.useMutation({
    onSuccess: async () => {
      await forgetDevice();
      window.location.assign(getPathname({ href: "/", locale }));
    },
  });
  if (!user) {
    return (
      <Button asChild variant="ghost">
        <Link href="/sign-in">{t("signIn.submit")}</Link>
      </Button>
    );
  }
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
          <span className="sr-only">{t("menu.label", { name })}</span>
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
              {t("menu.staff")}
            </Link>
          </DropdownMenuItem>
        ) : null}
        {user.roles?.includes("client") ? (
          <DropdownMenuItem asChild>
            <Link href="/appointments">
              <CalendarDays />
              {t("menu.appointments")}
            </Link>
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem asChild>
          <Link href="/account">
            <UserRound />
            {t("menu.account")}
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
          {t("menu.signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
