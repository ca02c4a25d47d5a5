"use client";

import { CalendarCheck2, Clock, Wallet } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { Avatar } from "#ui/avatar.tsx";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { ArchivableList, OpensCard, ArchiveButton } from "#ui/archivable-list.tsx";
import type { CatalogService, listServices } from "../queries/catalog.ts";
import { ServiceForm } from "./service-form.tsx";
import { useServiceWords } from "./service-words.ts";
import { useArchive } from "./use-archive.ts";

type Catalog = Awaited<ReturnType<typeof listServices>>;

/** What is on offer, and what once was. */
export function ServicesList({ initial, editable }: { initial: Catalog; editable: boolean }) {
  const t = useTranslations("catalog");
  const utils = api.useUtils();
  const { data } = api.catalog.services.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const archiving = api.catalog.archiveService.useMutation();
  const refresh = useCallback(() => void utils.catalog.services.invalidate(), [utils]);
  const archive = useArchive(archiving.mutateAsync, refresh, {
    archived: t("service.archived"),
    restored: t("service.restored"),
    undo: t("undo"),
  });
  return (
    <ArchivableList
      items={data.services}
      isArchived={({ active }) => !active}
      words={{
        title: t("service.title"),
        description: t("service.description"),
        add: t("service.new"),
        emptyTitle: t("service.emptyTitle"),
        empty: t("service.empty"),
        archivedTitle: t("archivedTitle"),
      }}
      editable={editable}
      row={(service, edit) => (
        <ServiceRow
          service={service}
          catalog={data}
          onEdit={editable ? edit : undefined}
          onArchive={() => void archive(service.id, service.active)}
        />
      )}
      form={(service, close) => (
        <ServiceForm
          service={service}
          currency={data.currency}
          professionals={data.professionals}
          resources={data.resources}
          onClose={close}
          onSaved={refresh}
        />
      )}
    />
  );
}

type RowProps = {
  service: CatalogService;
  catalog: Catalog;
  onEdit: (() => void) | undefined;
  onArchive: () => void;
};

function ServiceRow({ service, catalog, onEdit, onArchive }: RowProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const { price, span } = useServiceWords(catalog.currency);
  const name = service.name[locale === "en" ? "en" : "es-AR"];
  const people = catalog.professionals.filter(({ id, active }) => active && service.professionalIds.includes(id));
  return (
    <Card
      className={cn(
        "relative flex flex-wrap items-center gap-x-6 gap-y-3 overflow-hidden p-4 pl-6 sm:p-5 sm:pl-7",
        !service.active && "opacity-70",
        onEdit && "transition-shadow hover:shadow-md",
      )}
    >
      <span aria-hidden style={{ backgroundColor: service.color }} className="absolute inset-y-0 left-0 w-1.5" />
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <h3 className="text-base font-semibold">
          <OpensCard onEdit={onEdit}>{name}</OpensCard>
        </h3>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-foreground tabular-nums">
          <span className="inline-flex items-center gap-1.5">
            <Clock aria-hidden className="size-3.5" /> {t("span.minutes", { count: service.durationMin })}
            {service.bufferBeforeMin + service.bufferAfterMin > 0
              ? ` + ${service.bufferBeforeMin + service.bufferAfterMin}`
              : ""}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Wallet aria-hidden className="size-3.5" /> {price(service)}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <CalendarCheck2 aria-hidden className="size-3.5" />
            {service.minNoticeMin > 0
              ? t("row.reach", { notice: span(service.minNoticeMin), days: service.horizonDays })
              : t("row.reachNow", { days: service.horizonDays })}
          </span>
        </p>
      </div>
      <div className="flex items-center gap-3 max-sm:w-full max-sm:justify-between">
        {service.autoConfirm ? <Badge tone="success">{t("row.auto")}</Badge> : null}
        {people.length === 0 && service.active ? <Badge tone="warning">{t("row.nobody")}</Badge> : null}
        <span
          role="img"
          aria-label={people.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(", ")}
          className="flex -space-x-1"
        >
          {people.slice(0, 5).map(({ id, firstName, lastName }) => (
            <Avatar key={id} size="sm" name={`${firstName} ${lastName}`} className="ring-2 ring-card" />
          ))}
          {people.length > 5 ? (
            <span className="grid size-7 place-content-center rounded-full bg-muted text-[0.6875rem] ring-2 ring-card">
              +{people.length - 5}
            </span>
          ) : null}
        </span>
        {onEdit ? (
          <ArchiveButton
            isArchived={!service.active}
            label={service.active ? t("archive", { name }) : t("restore", { name })}
            onClick={onArchive}
          />
        ) : null}
      </div>
    </Card>
  );
}
