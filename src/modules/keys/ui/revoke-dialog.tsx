"use client";

import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
} from "#ui/alert-dialog.tsx";
import { useSaving } from "#ui/use-saving.ts";

/** There is no way back: whoever uses it is shut out at once. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations("keys");
  const saving = useSaving();
  const utils = api.useUtils();
  const revoking = api.keys.revoke.useMutation();
  const revoke = async () => {
    await saving(() => revoking.mutateAsync({ keyId: apiKey.id }), t("revoked", { name: apiKey.name }));
    void utils.keys.list.invalidate();
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
