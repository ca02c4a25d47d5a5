"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { CatalogResource } from "../../queries/resources.ts";
import { ResourceForm } from "./resource-form.tsx";
import { ResourceRow } from "./resource-row.tsx";
import { useArchive } from "../use-archive.ts";

/** Rooms and equipment in use, and those that are not. */
export function ResourcesList({ initial, editable }: { initial: CatalogResource[]; editable: boolean }) {
  const t = useTranslations("resources");
  const utils = api.useUtils();
  const { data } = api.resources.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const [editing, setEditing] = useState<CatalogResource | "new" | null>(null);
  const archiving = api.resources.archive.useMutation();
  const refresh = useCallback(() => void utils.resources.list.invalidate(), [utils]);

  const archive = useArchive(archiving.mutateAsync, refresh, {
    archived: t("archived"),
    restored: t("restored"),
    undo: t("undo"),
  });

  const inUse = data.filter(({ active }) => active);
  const away = data.filter(({ active }) => !active);
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {t("new")}
    </Button>
  );
  const rows = (list: readonly CatalogResource[]) => (
    <ul className="grid gap-3 lg:grid-cols-2">
      {list.map((resource) => (
        <li key={resource.id}>
          <ResourceRow
            resource={resource}
            editable={editable}
            onEdit={() => setEditing(resource)}
            onArchive={() => void archive(resource.id, resource.active)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={editable && inUse.length > 0 ? add : null}
      />
      {inUse.length > 0 ? (
        rows(inUse)
      ) : (
        <EmptyState title={t("emptyTitle")} description={t("empty")} action={editable ? add : null} />
      )}
      {away.length > 0 ? (
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{t("archivedTitle")}</h2>
          {rows(away)}
        </section>
      ) : null}
      {editing ? (
        <ResourceForm
          key={editing === "new" ? "new" : editing.id}
          resource={editing === "new" ? null : editing}
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
