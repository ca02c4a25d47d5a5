"use client";

import { useCallback } from "react";
import { api } from "#lib/trpc.tsx";
import { useLiveMachines } from "#modules/machines/ui/use-live-machines.ts";
import { useArchive } from "#modules/machines/ui/use-archive.ts";

/** Plans with what is due of them, of one machine or of all; fetched again when something of it changes. */
export function useCare(machineId?: string) {
  const utils = api.useUtils();
  const plans = api.maintenance.plans.useQuery(machineId ? { machineId } : {});
  const refresh = useCallback(() => void utils.maintenance.invalidate(), [utils]);
  useLiveMachines(refresh, machineId);
  const setArchived = useArchive(api.maintenance.archivePlan.useMutation().mutateAsync, refresh);
  const archive = (id: string, archived: boolean) => void setArchived(id, archived);
  return { care: plans.data, refresh, archive };
}
