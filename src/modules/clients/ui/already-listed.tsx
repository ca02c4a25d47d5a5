"use client";

import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { AlikeClient } from "../schemas.ts";

type Props = {
  candidates: readonly AlikeClient[];
  onUse: (client: AlikeClient) => void;
  /** They are somebody else: a namesake, or a family with one telephone. */
  onAddAnyway: () => void;
  pending: boolean;
};

/** Before somebody is written down twice: who on the list they seem to be, and what says so. */
export function AlreadyListed({ candidates, onUse, onAddAnyway, pending }: Props) {
  const t = useTranslations("clients.listed");
  return (
    <Notice
      tone="warning"
      title={t("title", { count: candidates.length })}
      action={
        <Button size="sm" variant="ghost" pending={pending} onClick={onAddAnyway}>
          {t("addAnyway")}
        </Button>
      }
    >
      <ul className="mt-1 grid gap-2">
        {candidates.map((client) => {
          const name = `${client.firstName} ${client.lastName}`.trim();
          return (
            <li key={client.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span className="min-w-0">
                <span className="block wrap-anywhere">{name}</span>
                <span className="block text-xs wrap-anywhere text-muted-foreground">
                  {[t(`by.${client.by}`), client.phone, client.email].filter(Boolean).join(" · ")}
                </span>
              </span>
              <Button size="sm" variant="outline" onClick={() => onUse(client)}>
                {t("use", { name: client.firstName })}
              </Button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
