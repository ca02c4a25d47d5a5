"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, type ReactNode } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import { useLive, type LiveChange } from "#lib/use-live.ts";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { WeeklyRule } from "../schemas.ts";
import type { Availability } from "../queries/availability.ts";
import { OverridesCard } from "./overrides-card.tsx";
import { useKeptWeek } from "./use-kept-week.ts";
import { useLeftUnsaved } from "./use-left-unsaved.ts";
import { toDrafts, toRules, troubled } from "./week-draft.ts";
import { WeekPreview } from "./week-preview.tsx";
import { WeeklyHoursCard } from "./weekly-hours-card.tsx";

type Props = {
  initial: Availability;
  editable: boolean;
  /** What knows of appointments stands above this module: the page brings it. */
  absences: ReactNode;
  links: ReactNode;
};

/** Everything that decides when someone can be booked, on one page. */
export function AvailabilityEditor({ initial, editable, absences, links }: Props) {
  const t = useTranslations("availability");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const professionalId = initial.professional.id;
  const query = api.availability.get.useQuery({ professionalId }, { initialData: initial, staleTime: 60_000 });
  const current = query.data.ok ? query.data : initial;

  const refresh = useCallback(() => {
    void utils.availability.invalidate();
    void utils.blocks.invalidate();
  }, [utils]);
  useLive(
    useCallback(
      ({ topic, id }: LiveChange) =>
        topic === "*" || (topic === "availability" && id === professionalId) ? refresh() : undefined,
      [professionalId, refresh],
    ),
  );

  const saved = useMemo(() => toDrafts(current.rules), [current.rules]);
  const { drafts, changed, stale, draw, discard } = useKeptWeek(professionalId, saved);
  useLeftUnsaved(changed, professionalId);
  const troubles = troubled(drafts);
  const rules = toRules(drafts);

  const setHours = api.availability.setHours.useMutation();
  const save = async (next: WeeklyRule[], before: WeeklyRule[] | null) => {
    try {
      const result = await setHours.mutateAsync({ professionalId, rules: next });
      if (!result.ok) return void toast.error(words(result.reason));
      await utils.availability.invalidate();
      discard();
      toast.success(
        t("save.saved"),
        before ? { action: { label: t("save.undo"), onClick: () => void save(before, null) } } : {},
      );
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <WeeklyHoursCard
        drafts={drafts}
        changed={changed}
        stale={stale}
        troubles={troubles}
        saving={setHours.isPending}
        editable={editable}
        onChange={draw}
        onSave={() => void save(rules, toRules(saved))}
        onDiscard={discard}
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <WeekPreview
          professionalId={professionalId}
          today={current.today}
          rules={changed && troubles.size === 0 ? rules : undefined}
        />
        {absences}
      </div>
      <OverridesCard availability={current} editable={editable} onChanged={refresh} />
      {links}
    </div>
  );
}
