"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { useSaving } from "#ui/use-saving.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { RestoreSale } from "../schemas.ts";

type Props = { id: string; /** The sale in a few words. */ what: string; onClose: () => void; onDone: () => void };

/** Says what counting it will do, that it stays done, and asks how one knows. */
export function RestoreDialog({ id, what, onClose, onDone }: Props) {
  const t = useTranslations("inventory.aside");
  const saving = useSaving();
  const restore = api.inventory.restore.useMutation();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const confirm = async () => {
    const parsed = RestoreSale.safeParse({ id, reason });
    if (!parsed.success) return setMissing(true);
    if (!(await saving(() => restore.mutateAsync(parsed.data), t("done")))) return;
    onDone();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("dialogTitle")}</DialogTitle>
          <DialogDescription>{t("dialogText", { what })}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <Field label={t("reason")} hint={t("reasonHint")} error={missing ? t("reasonMissing") : undefined} required>
            <Textarea
              rows={3}
              maxLength={500}
              placeholder={t("reasonPlaceholder")}
              value={reason}
              onChange={(event) => {
                setMissing(false);
                setReason(event.target.value);
              }}
            />
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" pending={restore.isPending}>
              {t("confirm")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
