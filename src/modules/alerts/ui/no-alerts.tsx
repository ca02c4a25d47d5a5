"use client";

import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { ListAlerts } from "../schemas.ts";
import { isFiltered } from "./filters.ts";

/** Nothing to show: because nothing is wrong, or because of what the list is narrowed by. */
export function NoAlerts({ filters, onClear }: { filters: ListAlerts; onClear: () => void }) {
  const t = useTranslations("alerts");
  const kind = isFiltered(filters) ? "filtered" : filters.state === "resolved" ? "resolved" : null;
  return (
    <EmptyState
      title={t(kind ? `empty.${kind}Title` : "empty.title")}
      description={t(kind ? `empty.${kind}Text` : "empty.text")}
      action={
        kind === "filtered" ? (
          <Button variant="outline" onClick={onClear}>
            {t("filters.clear")}
          </Button>
        ) : null
      }
      className="rounded-2xl border border-dashed border-border"
    />
  );
}
