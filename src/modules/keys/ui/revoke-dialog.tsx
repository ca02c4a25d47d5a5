"use client";

import { useTranslations } from "next-intl";
import { api, type ApiError } from "#lib/trpc.tsx";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
} from "#ui/alert-dialog.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";

/** There is no way back: whoever uses it is shut out at once. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations("keys");
  const refusal = useRefusalWords();
  const utils = api.useUtils();
  const revoking = api.keys.revoke.useMutation();
  const revoke = async () => {
    try {
      const ended = await revoking.mutateAsync({ keyId: apiKey.id });
      if (ended.ok) toast.success(t("revoked", { name: apiKey.name }));
      else toast.error(refusal(ended.reason));
      void utils.keys.list.invalidate();
    } catch (fault) {
      toast.error(refusal(fault as ApiError));
    }
    onClose();
  };
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>
        <AlertDialogTitle>{t("revokeTitle", { name: apiKey.name })}</AlertDialogTitle>
        <AlertDialogDescription>{t("revokeLead")}</AlertDialogDescription>
        <AlertDialogFooter>
          <AlertDialogCancel>{t("cancel")}</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={() => void revoke()}>
            {t("revokeDo")}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
