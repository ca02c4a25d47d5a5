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
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";

type Props = { entryId: string; service: string; hasOffer: boolean };

/** Leaving costs the place in the line, so it is said before. */
export function LeaveDialog({ entryId, service, hasOffer }: Props) {
  const t = useTranslations("waitlist.mine");
  const router = useRouter();
  const words = useRefusalWords();
  const [open, setOpen] = useState(false);
  const leave = api.waitlist.leave.useMutation({
    onSuccess: (answer) => {
      router.refresh();
      if (!answer.ok) return;
      setOpen(false);
      toast.success(t("left", { service }));
    },
  });
  const problem = leave.error ? words(leave.error) : leave.data && !leave.data.ok ? words(leave.data.reason) : null;
  return (
    <AlertDialog open={open} onOpenChange={setOpen}>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm" aria-label={t("leaveOf", { service })}>
          {t("leave")}
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>{t("leaveTitle", { service })}</AlertDialogTitle>
        <AlertDialogDescription>
          {t("leaveText")} {hasOffer ? t("leaveOffer") : null}
        </AlertDialogDescription>
        {problem ? <Notice tone="error">{problem}</Notice> : null}
        <AlertDialogFooter>
          <AlertDialogCancel>{t("stay")}</AlertDialogCancel>
          <Button variant="destructive" pending={leave.isPending} onClick={() => leave.mutate({ entryId })}>
            {t("leave")}
          </Button>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
