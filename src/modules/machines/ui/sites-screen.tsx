"use client";

import { ExternalLink, MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatMoney } from "#lib/money.ts";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { ArchivableList, ArchiveButton } from "#ui/archivable-list.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { SiteFigure } from "../queries/site-figures.ts";
import type { ListedSite } from "../queries/sites.ts";
import { SiteForm } from "./site-form.tsx";
import { useLiveMachines } from "./use-live-machines.ts";
import { useArchive } from "./use-archive.ts";

/** The places where machines stand together. */
export function SitesScreen({ initial }: { initial: ListedSite[] }) {
  const t = useTranslations("machines.sites");
  const utils = api.useUtils();
  const { data } = api.sites.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const { data: figures } = api.sites.figures.useQuery(undefined, { refetchInterval: 120_000 });
  const refresh = useCallback(() => void utils.sites.invalidate(), [utils]);
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
        <SiteCard
          site={site}
          figure={figures?.sites.find(({ id }) => id === site.id)}
          currency={figures?.currency ?? ""}
          onEdit={edit}
          onArchive={() => void archive(site.id, !site.archived)}
        />
      )}
      form={(site, close) => <SiteForm site={site} onClose={close} onSaved={refresh} />}
    />
  );
}

type CardProps = {
  site: ListedSite;
  /** Undefined until it has come. */
  figure: SiteFigure | undefined;
  currency: string;
  onEdit: () => void;
  onArchive: () => void;
};

function SiteCard({ site, figure, currency, onEdit, onArchive }: CardProps) {
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
        <SiteFacts figure={figure} currency={currency} />
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

/** How its machines are; the room for it is there before it has come. */
function SiteFacts({ figure, currency }: { figure: SiteFigure | undefined; currency: string }) {
  const t = useTranslations("machines.sites");
  const locale = useLocale();
  if (!figure) return <Skeleton className="h-12 w-full max-w-72 rounded-lg" />;
  const { online, offline, alerts, sold } = figure;
  return (
    <div className="grid min-h-12 content-start gap-1.5">
      <p className="flex flex-wrap gap-1.5">
        {offline > 0 ? <Badge tone="error">{t("offline", { count: offline })}</Badge> : null}
        {alerts > 0 ? <Badge tone="error">{t("alerts", { count: alerts })}</Badge> : null}
        {online > 0 ? <Badge tone="success">{t("online", { count: online })}</Badge> : null}
        {online + offline + alerts === 0 ? <Badge>{t("quiet")}</Badge> : null}
      </p>
      {sold ? (
        <p className="text-[0.8125rem] text-muted-foreground tabular-nums">
          {t("sold", {
            today: formatMoney(sold.todayMinor, currency, locale),
            week: formatMoney(sold.weekMinor, currency, locale),
          })}
        </p>
      ) : null}
    </div>
  );
}
