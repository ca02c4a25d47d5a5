import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import type { Status } from "../../schemas.ts";

const tones: Record<Status, BadgeTone> = {
  held: "neutral",
  pending: "warning",
  confirmed: "success",
  completed: "neutral",
  cancelled: "neutral",
  no_show: "error",
  rejected: "error",
  expired: "neutral",
};

/** A state in the client's words. */
export function StatusBadge({ status }: { status: Status }) {
  const t = useTranslations("appointments.status");
  return (
    <Badge tone={tones[status]} dot={status === "pending" || status === "confirmed"}>
      {t(status)}
    </Badge>
  );
}
