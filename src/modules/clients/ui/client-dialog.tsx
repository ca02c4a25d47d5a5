"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { ClientForm } from "./client-form.tsx";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onSaved: (id: string) => void };

export function ClientDialog({ open, onOpenChange, onSaved }: Props) {
  const t = useTranslations("clients");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("addTitle")}</DialogTitle>
          <DialogDescription>{t("addText")}</DialogDescription>
        </DialogHeader>
        <ClientForm
          onCancel={() => onOpenChange(false)}
          onSaved={(id) => {
            onOpenChange(false);
            onSaved(id);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
