"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { api } from "#lib/trpc.tsx";
import { ArchivableList } from "#ui/archivable-list.tsx";
import type { CatalogResource } from "../queries/resources.ts";
import { ResourceForm } from "./resource-form.tsx";
import { ResourceRow } from "./resource-row.tsx";
import { useArchive } from "./use-archive.ts";

/** Rooms and equipment in use, and those that are not. */
export function ResourcesList({ initial, editable }: { initial: CatalogResource[]; editable: boolean }) {
  const t = useTranslations("resources");
  const utils = api.useUtils();
  const { data } = api.resources.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const archiving = api.resources.archive.useMutation();
  const refresh = useCallback(() => void utils.resources.list.invalidate(), [utils]);
  const archive = useArchive(archiving.mutateAsync, refresh, {
    archived: t("archived"),
    restored: t("restored"),
    undo: t("undo"),
  });
  return (
    <ArchivableList
      items={data}
      isArchived={({ active }) => !active}
      words={{
        title: t("title"),
        description: t("description"),
        add: t("new"),
        emptyTitle: t("emptyTitle"),
        empty: t("empty"),
        archivedTitle: t("archivedTitle"),
      }}
      editable={editable}
      className="lg:grid-cols-2"
      row={(resource, edit) => (
        <ResourceRow
          resource={resource}
          onEdit={editable ? edit : undefined}
          onArchive={() => void archive(resource.id, resource.active)}
        />
      )}
      form={(resource, close) => <ResourceForm resource={resource} onClose={close} onSaved={refresh} />}
    />
  );
}
