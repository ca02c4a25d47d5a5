"use client";

import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { buttonVariants } from "#ui/button.tsx";
import { useAlertChanges } from "./use-alert-changes.ts";

type Unread = { count: number; critical: number };

/** How many alerts the reader has not seen, of those they want to hear of. */
export function AlertBell({ initial }: { initial: Unread }) {
  const t = useTranslations("alerts.bell");
  const utils = api.useUtils();
  const unread = api.alerts.unread.useQuery(undefined, { initialData: initial });
  useAlertChanges(() => void utils.alerts.unread.invalidate());
  const { count, critical } = unread.data;
  return (
    <Link
      href="/staff/alerts"
      aria-label={count > 0 ? t("some", { count }) : t("none")}
      className={cn(buttonVariants({ variant: "ghost", size: "icon" }), "relative")}
    >
      <Bell aria-hidden />
      {count > 0 ? (
        <span
          aria-hidden
          className={cn(
            "absolute top-0.5 right-0 grid h-4.5 min-w-4.5 place-content-center rounded-full px-1 text-[0.625rem] font-semibold tabular-nums ring-2 ring-background",
            critical > 0 ? "bg-destructive text-destructive-foreground" : "bg-primary text-primary-foreground",
          )}
        >
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
    </Link>
  );
}
