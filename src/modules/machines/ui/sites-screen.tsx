"use client";

import { ExternalLink, MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { api } from "#lib/trpc.tsx";
import { Card } from "#ui/card.tsx";
import { ArchivableList, ArchiveButton } from "#ui/archivable-list.tsx";
import type { ListedSite } from "../queries/sites.ts";
import { SiteForm } from "./site-form.tsx";
import { useLiveMachines } from "./use-live-machines.ts";
import { useArchive } from "./use-archive.ts";

/** The places where machines stand together. */
export function SitesScreen({ initial }: { initial: ListedSite[] }) {
  const t = useTranslations("machines.sites");
  const utils = api.useUtils();
  const { data } = api.sites.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const refresh = useCallback(() => void utils.sites.list.invalidate(), [utils]);
  useLiveMachines(refresh);
  const archive = useArchive(api.sites.archive.useMutation().mutateAsync, refresh);
  return (
    <ArchivableList
      items={data}
      isArchived={({ archived }) => archived}
      words={{
        title: t("title"),
        description: t("description"),
        add: t("new"),
        emptyTitle: t("emptyTitle"),
        empty: t("emptyText"),
        archivedTitle: t("archivedTitle"),
      }}
      className="lg:grid-cols-2"
      row={(site, edit) => (
        <SiteCard site={site} onEdit={edit} onArchive={() => void archive(site.id, !site.archived)} />
      )}
      form={(site, close) => <SiteForm site={site} onClose={close} onSaved={refresh} />}
    />
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
      <ArchiveButton
        isArchived={site.archived}
        label={site.archived ? t("restore", { name: site.name }) : t("archive", { name: site.name })}
        onClick={onArchive}
      />
    </Card>
  );
}
