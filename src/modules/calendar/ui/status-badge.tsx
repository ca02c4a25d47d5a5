"use client";

import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import type { Status } from "./types.ts";

const tones: Record<Status, BadgeTone> = {
  held: "neutral",
  pending: "warning",
  confirmed: "success",
  completed: "secondary",
  no_show: "error",
  cancelled: "neutral",
  rejected: "neutral",
  expired: "neutral",
};

export function StatusBadge({ status }: { status: Status }) {
  const t = useTranslations("calendar.status");
  return (
    <Badge tone={tones[status]} dot>
      {t(status)}
    </Badge>
  );
}
