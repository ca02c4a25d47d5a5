"use client";

import { api } from "#lib/trpc.tsx";
import type { ListAlerts } from "../schemas.ts";
import { mergeChanged } from "./merge-changed.ts";
import { useAlertChanges } from "./use-alert-changes.ts";

/** Keeps the list as it is now: of what changed, each alert is fetched by its id, and the pages stay where they are. */
export function useLiveList(filters: ListAlerts): void {
  const utils = api.useUtils();
  useAlertChanges((ids) => {
    if (ids === null) return void utils.alerts.list.invalidate();
    for (const id of ids) void utils.alerts.one.invalidate({ id });
    void utils.client.alerts.list.query({ ...filters, ids }).then(
      (fresh) =>
        utils.alerts.list.setInfiniteData(
          filters,
          (data) => data && { ...data, pages: mergeChanged(data.pages, ids, fresh, filters.state === "resolved") },
        ),
      // What could not be fetched alone is fetched with the rest.
      () => utils.alerts.list.invalidate(),
    );
  });
}
