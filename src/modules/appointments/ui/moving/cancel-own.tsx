"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link, useRouter } from "#i18n/navigation.ts";
import type { ApiError } from "#lib/trpc.tsx";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "#ui/alert-dialog.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import type { Reach } from "../../queries/lock-series.ts";
import { ConsequenceWords, useConsequence, type Changeable } from "./consequence-words.tsx";
import { ReachChoice } from "./reach-choice.tsx";
import { useChange } from "./use-change.ts";

const REASON_MIN = 3;

type Props = { appointment: Changeable; timeZone: string; linkKey?: string | undefined };

/** Says what will happen, does exactly that, and says what came back. */
export function CancelOwn({ appointment, timeZone, linkKey }: Props) {
  const t = useTranslations("appointments.cancel");
  const m = useTranslations("moving");
  const router = useRouter();
  const words = useRefusalWords();
  const [open, setOpen] = useState(false);
  const [reach, setReach] = useState<Reach>("this");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [cameBack, setCameBack] = useState<number | null>(null);
  const change = useChange({ id: appointment.id, linkKey, reach });
  const consequence = useConsequence({ id: appointment.id, linkKey, reach }, open && cameBack === null);
  const answer = consequence.data?.ok ? consequence.data : undefined;
  const said = reason.trim();

  const show = (next: boolean) => {
    setOpen(next);
    setProblem(null);
    // Only now: refreshing takes this dialog away with its button, and what came back is still to be read.
    if (!next && cameBack !== null) router.refresh();
  };
  const submit = async () => {
    setProblem(null);
    try {
      const done = await change.cancel({
        ...(said.length >= REASON_MIN ? { reason: said } : {}),
        ...(answer ? { seenShare: answer.share } : {}),
      });
      if (done.reason) {
        setProblem(words(done.reason));
        void consequence.refetch();
      } else if (done.creditsBack > 0) setCameBack(done.creditsBack);
      else {
        setOpen(false);
        toast.success(t("done"));
        router.refresh();
      }
    } catch (error) {
      setProblem(words(error as ApiError));
    }
  };

  return (
    <AlertDialog open={open} onOpenChange={show}>
      <AlertDialogTrigger asChild>
        <Button variant="outline">{t("open")}</Button>
      </AlertDialogTrigger>
      {cameBack === null ? (
        <AlertDialogContent>
          <AlertDialogTitle>{t("title")}</AlertDialogTitle>
          <AlertDialogDescription asChild>
            <div className="grid gap-2">
              <ConsequenceWords appointment={appointment} answer={answer} reach={reach} timeZone={timeZone} />
              <p>{m("letGo")}</p>
            </div>
          </AlertDialogDescription>
          {appointment.seriesId && !linkKey ? <ReachChoice value={reach} onChange={setReach} /> : null}
          <Field label={t("reason")} aside={t("optional")}>
            <Textarea value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {problem ? <Notice tone="error">{problem}</Notice> : null}
          <AlertDialogFooter>
            <AlertDialogCancel>{t("keep")}</AlertDialogCancel>
            <Button variant="destructive" pending={change.isPending || !answer} onClick={() => void submit()}>
              {t("confirm")}
            </Button>
          </AlertDialogFooter>
        </AlertDialogContent>
      ) : (
        <AlertDialogContent>
          <AlertDialogTitle>{t("done")}</AlertDialogTitle>
          <AlertDialogDescription>{m("cameBack", { count: cameBack })}</AlertDialogDescription>
          <AlertDialogFooter>
            <AlertDialogCancel>{m("close")}</AlertDialogCancel>
            <Button asChild>
              <Link href="/credits">{m("seeCredits")}</Link>
            </Button>
          </AlertDialogFooter>
        </AlertDialogContent>
      )}
    </AlertDialog>
  );
}
