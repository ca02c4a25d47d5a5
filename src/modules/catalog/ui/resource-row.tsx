"use client";

import { DoorOpen, Wrench } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { Card } from "#ui/card.tsx";
import { OpensCard, ArchiveButton } from "#ui/archivable-list.tsx";
import type { CatalogResource } from "../queries/resources.ts";

type Props = { resource: CatalogResource; onEdit: (() => void) | undefined; onArchive: () => void };

/** One room or device, and for what it is taken. */
export function ResourceRow({ resource, onEdit, onArchive }: Props) {
  const t = useTranslations("resources");
  const language = useLocale() === "en" ? "en" : "es-AR";
  const name = resource.name[language];
  const Icon = resource.kind === "room" ? DoorOpen : Wrench;
  return (
    <Card
      className={cn(
        "relative flex h-full items-start gap-4 p-4 sm:p-5",
        !resource.active && "opacity-70",
        onEdit && "transition-shadow hover:shadow-md",
      )}
    >
      <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-primary-soft text-primary-text">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="grid gap-0.5">
          <h3 className="text-base font-semibold break-words">
            <OpensCard onEdit={onEdit}>{name}</OpensCard>
          </h3>
          <p className="text-[0.8125rem] text-muted-foreground">{t(`kind.${resource.kind}`)}</p>
        </div>
        {resource.services.length > 0 ? (
          <ul aria-label={t("usedBy")} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {resource.services.map((service) => (
              <li key={service.id} className="inline-flex items-center gap-1.5">
                <span aria-hidden style={{ backgroundColor: service.color }} className="size-2.5 rounded-full" />
                {service.name[language]}
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-muted-foreground">{t("unused")}</p>
        )}
      </div>
      {onEdit ? (
        <ArchiveButton
          isArchived={!resource.active}
          label={resource.active ? t("archive", { name }) : t("restore", { name })}
          onClick={onArchive}
        />
      ) : null}
    </Card>
  );
}
