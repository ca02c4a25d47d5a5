"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
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

const REASON_MIN = 3;

type Props = {
  id: string;
  /** What cancelling now will mean, said before the click. */
  consequence: string;
};

export function CancelDialog({ id, consequence }: Props) {
  const t = useTranslations("appointments.cancel");
  const router = useRouter();
  const words = useRefusalWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const cancel = api.booking.cancel.useMutation({
    onSuccess: (answer) => {
      router.refresh();
      if (!answer.ok) return;
      setOpen(false);
      toast.success(t("done"));
    },
  });
  const problem = cancel.error
    ? words(cancel.error)
    : cancel.data && !cancel.data.ok
      ? words(cancel.data.reason)
      : null;
  const said = reason.trim();
  return (
    <AlertDialog open={open} onOpenChange={setOpen}>
      <AlertDialogTrigger asChild>
        <Button variant="outline">{t("open")}</Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>{t("title")}</AlertDialogTitle>
        <AlertDialogDescription>{consequence}</AlertDialogDescription>
        <Field label={t("reason")} aside={t("optional")}>
          <Textarea value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {problem ? <Notice tone="error">{problem}</Notice> : null}
        <AlertDialogFooter>
          <AlertDialogCancel>{t("keep")}</AlertDialogCancel>
          <Button
            variant="destructive"
            pending={cancel.isPending}
            onClick={() => cancel.mutate({ id, ...(said.length >= REASON_MIN ? { reason: said } : {}) })}
          >
            {t("confirm")}
          </Button>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
