"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useUndoCopy } from "./use-undo-copy.ts";

/** Where a machine has its planogram from, while that can still be taken back. */
export function CopyNotice({ machineId, timeZone }: { machineId: string; timeZone: string }) {
  const t = useTranslations("inventory.copy");
  const locale = useLocale();
  const { data } = api.inventory.lastCopy.useQuery({ machineId });
  const { undo, isPending } = useUndoCopy();
  if (!data) return null;
  return (
    <Notice
      title={t("copied", { name: data.from, when: formatDayTime(data.at, timeZone, locale) })}
      action={
        <Button variant="outline" size="sm" pending={isPending} onClick={() => void undo(data.copyId)}>
          {t("undoMany", { count: data.machines })}
        </Button>
      }
    >
      {t("canUndo")}
    </Notice>
  );
}
