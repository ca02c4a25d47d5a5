"use client";

import { useLocale, useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Reach } from "../../queries/lock-series.ts";
import { policyWords } from "#modules/catalog/ui/policy-words.ts";

export type Changeable = {
  id: string;
  status: string;
  start: number;
  end: number;
  serviceId: string;
  seriesId: string | null;
  priceMinor: number;
  creditCost: number;
  policy: CancellationPolicy;
  professional: { id: string; firstName: string; lastName: string };
};

/** What cancelling would mean, asked when it matters: a page may have stood open for hours. */
export const useConsequence = (
  { id, linkKey, reach }: { id: string; linkKey?: string | undefined; reach: Reach },
  enabled: boolean,
) =>
  api.booking.consequence.useQuery(
    { id, reach, ...(linkKey ? { key: linkKey } : {}) },
    { enabled, staleTime: 0, refetchOnMount: "always" },
  );

type Consequence = Extract<NonNullable<ReturnType<typeof useConsequence>["data"]>, { ok: true }>;

type Props = { appointment: Changeable; answer: Consequence | undefined; reach: Reach; timeZone: string };

/** "Until Tue 18:00 you get your credit back. If you cancel now, you lose it." */
export function ConsequenceWords({ appointment, answer, reach, timeZone }: Props) {
  const t = useTranslations("moving");
  const policy = useTranslations("policy");
  const locale = useLocale();
  if (!answer) return <Skeleton className="h-10 w-full" />;
  const { status, now, count, creditsBack, spent } = answer;
  if (reach !== "this") {
    return <>{t(spent > 0 ? "seriesConsequence" : "seriesConsequenceFree", { count, creditsBack, spent })}</>;
  }
  if (status === "pending") return <>{policy("pending")}</>;
  const { priceMinor, creditCost, start } = appointment;
  const words = policyWords(
    policy,
    appointment.policy,
    { priceMinor, creditCost, spent },
    { start, now, timeZone, locale },
  );
  return <>{[words.steps, words.now].filter(Boolean).join(" ")}</>;
}
