"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { toast } from "#ui/toaster.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { useSaving } from "#ui/use-saving.ts";
import { MOST_COPIES } from "../../planogram-schemas.ts";
import { type Answers, commandOf, missingIn } from "./answers.ts";
import { ChooseMachines } from "./choose-machines.tsx";
import { MachineChanges } from "./machine-changes.tsx";
import { useUndoCopy } from "./use-undo-copy.ts";

type Props = { machine: { id: string; name: string }; onClose: () => void };

/** Gives a planogram to other machines: which, then what that changes in each and what lies there now. */
export function CopyDialog({ machine, onClose }: Props) {
  const t = useTranslations("inventory.copy");
  const saving = useSaving();
  const refusal = useRefusalWords();
  const { undo, refresh } = useUndoCopy();
  const content = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reviewing, setReviewing] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const copies = api.inventory.copyPlanogram.useMutation();
  const preview = api.inventory.copyPreview.useQuery(
    { from: machine.id, to: [...chosen] },
    { enabled: reviewing, gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  );
  const found = preview.data?.ok ? preview.data : null;
  const missing = tried && found ? missingIn(found.machines, answers) : [];

  const copy = async () => {
    if (!found) return;
    const lacking = missingIn(found.machines, answers);
    setTried(true);
    if (lacking[0]) {
      content.current?.querySelector<HTMLElement>(`[data-key="${lacking[0]}"]`)?.focus();
      return;
    }
    const done = await saving(() => copies.mutateAsync(commandOf(machine.id, found, answers)));
    // What was shown is no longer so: it is shown anew, and what was answered is kept.
    if (!done) return void preview.refetch();
    refresh();
    onClose();
    toast.success(t("done", { count: done.copied }), {
      action: { label: t("undo"), onClick: () => void undo(done.copyId) },
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent ref={content} className={reviewing ? "sm:max-w-2xl" : undefined}>
        <DialogHeader>
          <DialogTitle>{t(reviewing ? "reviewTitle" : "title")}</DialogTitle>
          <DialogDescription>{reviewing ? t("reviewLead") : t("lead", { name: machine.name })}</DialogDescription>
        </DialogHeader>
        {!reviewing ? (
          <>
            <ChooseMachines from={machine.id} chosen={chosen} onChange={setChosen} />
            {chosen.size > MOST_COPIES ? <Notice tone="warning">{t("tooMany", { count: MOST_COPIES })}</Notice> : null}
          </>
        ) : preview.isPending ? (
          <Skeleton className="h-64 rounded-xl" />
        ) : found ? (
          <div className="grid max-h-[60dvh] grid-cols-[minmax(0,1fr)] gap-3 overflow-y-auto">
            {found.machines.map((each) => (
              <MachineChanges
                key={each.machineId}
                machine={each}
                answers={answers}
                missing={missing}
                onChange={setAnswers}
              />
            ))}
          </div>
        ) : (
          <Notice tone="error">
            {refusal(preview.data && !preview.data.ok ? preview.data.reason : (preview.error ?? "UNAVAILABLE"))}
          </Notice>
        )}
        <p role="status" className="min-h-5 text-sm text-destructive">
          {missing.length > 0 ? t("missing", { count: missing.length }) : null}
        </p>
        <DialogFooter>
          <Button variant="outline" onClick={reviewing ? () => setReviewing(false) : onClose}>
            {t(reviewing ? "back" : "cancel")}
          </Button>
          {reviewing ? (
            <Button pending={copies.isPending} disabled={!found} onClick={() => void copy()}>
              {t("copy", { count: chosen.size })}
            </Button>
          ) : (
            <Button disabled={chosen.size === 0 || chosen.size > MOST_COPIES} onClick={() => setReviewing(true)}>
              {t("review")}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
