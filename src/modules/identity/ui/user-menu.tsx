"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import type { MenuUser } from "./account-menu.tsx";

// Apart: a visitor, who has no menu, need not load what a menu takes.
const AccountMenu = dynamic(async () => (await import("./account-menu.tsx")).AccountMenu);

/** Who is signed in, and their doors; for a visitor, the way in. */
export function UserMenu({ user }: { user: MenuUser | null }) {
  const t = useTranslations("identity.signIn");
  if (user) return <AccountMenu user={user} />;
  return (
    <Button asChild variant="ghost">
      <Link href="/sign-in">{t("submit")}</Link>
    </Button>
  );
}
