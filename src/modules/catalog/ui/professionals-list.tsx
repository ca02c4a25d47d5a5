"use client";

import { Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { zoneCity } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Avatar } from "#ui/avatar.tsx";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { ArchivableList, OpensCard, ArchiveButton } from "#ui/archivable-list.tsx";
import type { CatalogProfessional, listProfessionals } from "../queries/catalog.ts";
import { ProfessionalForm } from "./professional-form.tsx";
import { UnlinkedUsers } from "./unlinked-users.tsx";
import { useArchive } from "./use-archive.ts";

type Catalog = Awaited<ReturnType<typeof listProfessionals>>;
type Props = { initial: Catalog; editable: boolean };

/** The people who give appointments. */
export function ProfessionalsList({ initial, editable }: Props) {
  const t = useTranslations("catalog");
  const utils = api.useUtils();
  const { data } = api.catalog.professionals.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const archiving = api.catalog.archiveProfessional.useMutation();
  const refresh = useCallback(() => void utils.catalog.professionals.invalidate(), [utils]);
  const archive = useArchive(archiving.mutateAsync, refresh, {
    archived: t("professional.archived"),
    restored: t("professional.restored"),
    undo: t("undo"),
  });
  return (
    <ArchivableList
      items={data.professionals}
      isArchived={({ active }) => !active}
      words={{
        title: t("professional.title"),
        description: t("professional.description"),
        add: t("professional.new"),
        emptyTitle: t("professional.emptyTitle"),
        empty: t("professional.empty"),
        archivedTitle: t("archivedTitle"),
      }}
      editable={editable}
      notice={editable ? <UnlinkedUsers catalog={data} onLinked={refresh} /> : null}
      className="sm:grid-cols-2 xl:grid-cols-3"
      row={(person, edit) => (
        <PersonCard
          person={person}
          catalog={data}
          onEdit={editable ? edit : undefined}
          onArchive={() => void archive(person.id, person.active)}
        />
      )}
      form={(person, close) => (
        <ProfessionalForm professional={person} catalog={data} onClose={close} onSaved={refresh} />
      )}
    />
  );
}

type CardProps = {
  person: CatalogProfessional;
  catalog: Catalog;
  onEdit: (() => void) | undefined;
  onArchive: () => void;
};

function PersonCard({ person, catalog, onEdit, onArchive }: CardProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const name = `${person.firstName} ${person.lastName}`.trim();
  const given = catalog.services.filter(({ id, active }) => active && person.serviceIds.includes(id));
  return (
    <Card
      className={cn(
        "relative flex flex-col gap-3 p-4 sm:p-5",
        !person.active && "opacity-70",
        onEdit && "transition-shadow hover:shadow-md",
      )}
    >
      <div className="flex items-start gap-3">
        <Avatar name={name} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h3 className="flex items-center gap-2 text-base leading-snug font-semibold">
            <OpensCard onEdit={onEdit}>{name}</OpensCard>
            <span aria-hidden style={{ backgroundColor: person.color }} className="size-2.5 shrink-0 rounded-full" />
          </h3>
          <p className="text-sm text-muted-foreground">{person.title ?? "—"}</p>
        </div>
        {onEdit ? (
          <ArchiveButton
            isArchived={!person.active}
            label={person.active ? t("archive", { name }) : t("restore", { name })}
            onClick={onArchive}
            className="-mt-1 -mr-1"
          />
        ) : null}
      </div>
      <div className="flex flex-wrap gap-1.5">
        {given.length === 0 ? <Badge tone="warning">{t("professional.givesNothing")}</Badge> : null}
        {given.map(({ id, name: service }) => (
          <Badge key={id} tone="neutral" className="max-w-full whitespace-normal">
            {service[locale === "en" ? "en" : "es-AR"]}
          </Badge>
        ))}
      </div>
      <p className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-border pt-3 text-[0.8125rem] text-muted-foreground">
        <span>
          {[zoneCity(person.timeZone), person.dailyMax ? t("professional.upTo", { count: person.dailyMax }) : null]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <Link
          href={{ pathname: "/staff/availability/[professionalId]", params: { professionalId: person.id } }}
          className="relative z-10 inline-flex items-center gap-1.5 font-medium text-primary-text underline-offset-4 hover:underline coarse:min-h-11"
        >
          <Clock aria-hidden className="size-3.5" /> {t("professional.hours")}
        </Link>
      </p>
    </Card>
  );
}
