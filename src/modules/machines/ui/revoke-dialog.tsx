"use client";

import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import type { ListedKey } from "#modules/keys/queries/list-keys.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { useSaving } from "#ui/use-saving.ts";

type Props = { machineId: string; apiKey: ListedKey; isLast: boolean; onClose: () => void; onRevoked: () => void };

/** It cannot be taken back, so it says what will happen. */
export function RevokeDialog({ machineId, apiKey, isLast, onClose, onRevoked }: Props) {
  const t = useTranslations("machines.keys");
  const saving = useSaving();
  const revoking = api.machines.revokeKey.useMutation();
  const revoke = async () => {
    const done = await saving(() => revoking.mutateAsync({ machineId, keyId: apiKey.id }), t("revoked"));
    if (!done) return;
    onRevoked();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("revokeTitle", { short: apiKey.short })}</DialogTitle>
          <DialogDescription>{isLast ? t("revokeLast") : t("revokeText")}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="destructive" pending={revoking.isPending} onClick={() => void revoke()}>
            {t("revoke")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
