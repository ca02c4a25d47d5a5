"use client";

import { Archive, ArchiveRestore, ExternalLink, MapPin, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { ListedSite } from "../queries/sites.ts";
import { SiteForm } from "./site-form.tsx";
import { useLiveMachines } from "./use-live-machines.ts";
import { useArchive } from "./use-archive.ts";

/** The places where machines stand together. */
export function SitesScreen({ initial }: { initial: ListedSite[] }) {
  const t = useTranslations("machines.sites");
  const utils = api.useUtils();
  const { data } = api.sites.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const [editing, setEditing] = useState<ListedSite | "new" | null>(null);
  const refresh = useCallback(() => void utils.sites.list.invalidate(), [utils]);
  useLiveMachines(refresh);
  const archive = useArchive(api.sites.archive.useMutation().mutateAsync, refresh);

  const inUse = data.filter(({ archived }) => !archived);
  const away = data.filter(({ archived }) => archived);
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
  const list = (sites: readonly ListedSite[]) => (
    <ul className="grid gap-3 lg:grid-cols-2">
      {sites.map((site) => (
        <li key={site.id}>
          <SiteCard
            site={site}
            onEdit={() => setEditing(site)}
            onArchive={() => void archive(site.id, !site.archived)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("title")} description={t("description")} actions={inUse.length > 0 ? add : null} />
      {inUse.length > 0 ? (
        list(inUse)
      ) : (
        <EmptyState title={t("emptyTitle")} description={t("emptyText")} action={add} />
      )}
      {away.length > 0 ? (
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{t("archivedTitle")}</h2>
          {list(away)}
        </section>
      ) : null}
      {editing ? (
        <SiteForm
          key={editing === "new" ? "new" : editing.id}
          site={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={refresh}
        />
      ) : null}
    </div>
  );
}

type CardProps = { site: ListedSite; onEdit: () => void; onArchive: () => void };

function SiteCard({ site, onEdit, onArchive }: CardProps) {
  const t = useTranslations("machines.sites");
  const { latitude, longitude } = site;
  return (
    <Card className={cn("flex h-full items-start gap-4 p-4 sm:p-5", site.archived && "opacity-70")}>
      <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-primary-soft text-primary-text">
        <MapPin aria-hidden className="size-5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-1.5">
        <h3 className="text-base leading-snug font-semibold break-words">
          <button type="button" onClick={onEdit} className="rounded text-left hover:underline">
            {site.name}
          </button>
        </h3>
        {site.address ? <p className="text-sm text-muted-foreground">{site.address}</p> : null}
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <Link
            href={{ pathname: "/staff/machines", query: { site: site.id } }}
            className="text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current coarse:min-h-11"
          >
            {t("machines", { count: site.machines })}
          </Link>
          {latitude !== null && longitude !== null ? (
            <a
              href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-muted-foreground underline-offset-4 hover:underline coarse:min-h-11"
            >
              {t("map")} <ExternalLink aria-hidden className="size-3.5" />
            </a>
          ) : null}
        </p>
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={site.archived ? t("restore", { name: site.name }) : t("archive", { name: site.name })}
        onClick={onArchive}
      >
        {site.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
      </Button>
    </Card>
  );
}
