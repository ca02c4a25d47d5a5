"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Switch } from "#ui/switch.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Reach } from "#modules/appointments/queries/lock-series.ts";
import { thisIsMine } from "../own-changes.ts";
import type { AppointmentView } from "../types.ts";
import { useConsequence } from "#modules/appointments/ui/moving/consequence-words.tsx";
import { ReachChoice } from "#modules/appointments/ui/moving/reach-choice.tsx";

const REASON_MIN = 3;

type Props = { appointment: AppointmentView; onBack: () => void };

/** What the policy gives back, said before; another share where there is a reason. */
export function StaffCancelForm({ appointment, onBack }: Props) {
  const t = useTranslations("moving.staff");
  const r = useTranslations("calendar.reasons");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const [reach, setReach] = useState<Reach>("this");
  const [reason, setReason] = useState("");
  const [overrides, setOverrides] = useState(false);
  const [share, setShare] = useState("100");
  const [problem, setProblem] = useState<{ field: "reason" | "form"; words: string } | null>(null);
  const one = api.calendar.cancel.useMutation();
  const series = api.series.cancel.useMutation();
  const consequence = useConsequence({ id: appointment.id, reach }, true);
  const answer = consequence.data?.ok ? consequence.data : undefined;
  const { client } = appointment;

  const submit = async () => {
    const said = reason.trim();
    if ((overrides || said) && said.length < REASON_MIN)
      return setProblem({ field: "reason", words: t("overrideReason") });
    setProblem(null);
    const input = { id: appointment.id, ...(said && { reason: said }), ...(overrides && { share: clamp(share) }) };
    thisIsMine(appointment.id);
    try {
      const done = await (reach === "this" ? one.mutateAsync(input) : series.mutateAsync({ ...input, reach }));
      if (!done.ok) return setProblem({ field: "form", words: words(done.reason) });
      const count = answer?.count ?? 1;
      toast.success(t("cancelled", { count, creditsBack: done.creditsBack }));
      onBack();
      void utils.calendar.invalidate();
      void utils.booking.consequence.invalidate();
    } catch (error) {
      setProblem({ field: "form", words: words(error as ApiError) });
    }
  };

  return (
    <form
      className="grid gap-4 rounded-xl border border-border bg-muted/40 p-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onBack();
      }}
    >
      <div className="grid gap-1 text-sm text-pretty">
        <p>{r(client.email ? "cancel.consequence" : "cancel.consequenceByPhone", { name: client.firstName })}</p>
        <div className="font-medium" aria-live="polite">
          {answer ? <Back {...answer} reach={reach} /> : <Skeleton className="h-5 w-56" />}
        </div>
      </div>
      {appointment.seriesId ? <ReachChoice value={reach} onChange={setReach} /> : null}
      {answer && answer.status !== "pending" && answer.spent > 0 ? (
        <div className="grid gap-3">
          <label className="flex items-center gap-3 text-sm font-medium">
            <Switch checked={overrides} onCheckedChange={setOverrides} />
            {t("override")}
          </label>
          {overrides ? (
            <Field label={t("shareLabel")}>
              <Input
                type="number"
                inputMode="numeric"
                min={0}
                max={100}
                step={5}
                className="w-28 tabular-nums"
                value={share}
                onChange={(event) => setShare(event.target.value)}
              />
            </Field>
          ) : null}
        </div>
      ) : null}
      <Field
        label={t("reason")}
        aside={overrides ? undefined : t("optional")}
        error={problem?.field === "reason" ? problem.words : undefined}
      >
        <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {problem?.field === "form" ? <Notice tone="error">{problem.words}</Notice> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onBack}>
          {t("back")}
        </Button>
        <Button variant="destructive" size="sm" type="submit" pending={one.isPending || series.isPending}>
          {r("cancel.submit")}
        </Button>
      </div>
    </form>
  );
}

const clamp = (share: string): number => Math.min(100, Math.max(0, Math.round(Number(share) || 0)));

type BackProps = { status: string; count: number; creditsBack: number; spent: number; share: number; reach: Reach };

function Back({ status, count, creditsBack, spent, share, reach }: BackProps) {
  const t = useTranslations("moving.staff");
  if (spent === 0 && creditsBack === 0) return <>{t("backNone")}</>;
  if (reach !== "this") return <>{t("seriesBack", { count, creditsBack, spent })}</>;
  return <>{status === "pending" ? t("pending") : t("back100", { creditsBack, spent, share })}</>;
}
