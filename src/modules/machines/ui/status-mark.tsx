"use client";

import { useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import type { MachineStatus } from "../domain/machine-status.ts";

const dots = {
  online: "bg-success",
  offline: "bg-destructive",
  never_seen: "border-2 border-input bg-transparent",
} as const;

/** Whether it speaks: a point and its word, never the colour alone. */
export function StatusMark({ status, className }: { status: MachineStatus; className?: string }) {
  const t = useTranslations("machines.status");
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-[0.8125rem] font-medium", className)}>
      <span aria-hidden className={cn("size-2.5 shrink-0 rounded-full", dots[status])} />
      <span className={status === "offline" ? "text-destructive" : "text-muted-foreground"}>{t(status)}</span>
    </span>
  );
}
