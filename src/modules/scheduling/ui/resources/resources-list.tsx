"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { CatalogResource } from "../../queries/resources.ts";
import { ResourceForm } from "./resource-form.tsx";
import { ResourceRow } from "./resource-row.tsx";

/** Rooms and equipment in use, and those that are not. */
export function ResourcesList({ initial, editable }: { initial: CatalogResource[]; editable: boolean }) {
  const t = useTranslations("resources");
  const refusal = useRefusalWords();
  const utils = api.useUtils();
  const { data } = api.resources.list.useQuery(undefined, { initialData: initial, staleTime: 60_000 });
  const [editing, setEditing] = useState<CatalogResource | "new" | null>(null);
  const archiving = api.resources.archive.useMutation();
  const refresh = useCallback(() => void utils.resources.list.invalidate(), [utils]);
  useLive(
    useCallback(({ topic }: LiveChange) => (topic === "catalog" || topic === "*" ? refresh() : undefined), [refresh]),
  );

  const archive = async (id: string, archived: boolean) => {
    try {
      const result = await archiving.mutateAsync({ id, archived });
      refresh();
      if (!result.ok) return void toast.error(refusal(result.reason));
      toast.success(
        archived ? t("archived") : t("restored"),
        archived ? { action: { label: t("undo"), onClick: () => void archive(id, false) } } : {},
      );
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
  };

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
