"use client";

import { Archive, ArchiveRestore, Clock, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { zoneCity } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Avatar } from "#ui/avatar.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { CatalogProfessional, listProfessionals } from "../../queries/catalog.ts";
import { ProfessionalForm } from "./professional-form.tsx";
import { useArchive } from "../use-archive.ts";

type Catalog = Awaited<ReturnType<typeof listProfessionals>>;
type Props = { initial: Catalog; editable: boolean };

/** The people who give appointments. */
export function ProfessionalsList({ initial, editable }: Props) {
  const t = useTranslations("catalog");
  const utils = api.useUtils();
  const { data } = api.catalog.professionals.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const [editing, setEditing] = useState<CatalogProfessional | "new" | null>(null);
  const archiving = api.catalog.archiveProfessional.useMutation();
  const refresh = useCallback(() => void utils.catalog.professionals.invalidate(), [utils]);

  const archive = useArchive(archiving.mutateAsync, refresh, {
    archived: t("professional.archived"),
    restored: t("professional.restored"),
    undo: t("undo"),
  });

  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {t("professional.new")}
    </Button>
  );
  const active = data.professionals.filter((person) => person.active);
  const archived = data.professionals.filter((person) => !person.active);
  const cards = (people: readonly CatalogProfessional[]) => (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {people.map((person) => (
        <li key={person.id} className="grid">
          <PersonCard
            person={person}
            catalog={data}
            editable={editable}
            onEdit={() => setEditing(person)}
            onArchive={() => void archive(person.id, person.active)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("professional.title")}
        description={t("professional.description")}
        actions={editable && active.length > 0 ? add : null}
      />
      {active.length === 0 ? (
        <EmptyState
          title={t("professional.emptyTitle")}
          description={t("professional.empty")}
          action={editable ? add : null}
        />
      ) : (
        cards(active)
      )}
      {archived.length > 0 ? (
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{t("archivedTitle")}</h2>
          {cards(archived)}
        </section>
      ) : null}
      {editing ? (
        <ProfessionalForm
          key={editing === "new" ? "new" : editing.id}
          professional={editing === "new" ? null : editing}
          catalog={data}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            refresh();
          }}
        />
      ) : null}
    </div>
  );
}

type CardProps = {
  person: CatalogProfessional;
  catalog: Catalog;
  editable: boolean;
  onEdit: () => void;
  onArchive: () => void;
};

function PersonCard({ person, catalog, editable, onEdit, onArchive }: CardProps) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const name = `${person.firstName} ${person.lastName}`.trim();
  const given = catalog.services.filter(({ id, active }) => active && person.serviceIds.includes(id));
  return (
    <Card
      className={cn(
        "relative flex flex-col gap-3 p-4 sm:p-5",
        !person.active && "opacity-70",
        editable && "transition-shadow hover:shadow-md",
      )}
    >
      <div className="flex items-start gap-3">
        <Avatar name={name} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h3 className="flex items-center gap-2 text-base leading-snug font-semibold">
            {editable ? (
              <button
                type="button"
                onClick={onEdit}
                className="text-left after:absolute after:inset-0 after:rounded-xl hover:underline"
              >
                {name}
              </button>
            ) : (
              name
            )}
            <span aria-hidden style={{ backgroundColor: person.color }} className="size-2.5 shrink-0 rounded-full" />
          </h3>
          <p className="text-sm text-muted-foreground">{person.title ?? "—"}</p>
        </div>
        {editable ? (
          <Button
            variant="ghost"
            size="icon-sm"
            className="relative z-10 -mt-1 -mr-1"
            aria-label={person.active ? t("archive", { name }) : t("restore", { name })}
            onClick={onArchive}
          >
            {person.active ? <Archive aria-hidden /> : <ArchiveRestore aria-hidden />}
          </Button>
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
