"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import { useSaving } from "#ui/use-saving.ts";

type Props = {
  apiKey: { id: string; name: string };
  onClose: () => void;
  onMade: (key: string, oldEnds: number) => void;
};

const OVERLAPS = [1, 24, 168] as const;

/** A successor, and for how long both are good. */
export function RotateDialog({ apiKey, onClose, onMade }: Props) {
  const t = useTranslations("keys");
  const saving = useSaving();
  const rotating = api.keys.rotate.useMutation();
  const [hours, setHours] = useState<number>(24);
  const rotate = async () => {
    const rotated = await saving(() => rotating.mutateAsync({ keyId: apiKey.id, overlapHours: hours }));
    if (rotated) onMade(rotated.key, rotated.oldKeyExpiresAt);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("rotateTitle", { name: apiKey.name })}</DialogTitle>
          <DialogDescription>{t("rotateLead")}</DialogDescription>
        </DialogHeader>
        <RadioGroup
          aria-label={t("overlap.label")}
          value={String(hours)}
          onValueChange={(value) => setHours(Number(value))}
          className="grid gap-2"
        >
          {OVERLAPS.map((each) => (
            <RadioCard key={each} value={String(each)} title={t(`overlap.h${each}`)} />
          ))}
        </RadioGroup>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button pending={rotating.isPending} onClick={() => void rotate()}>
            {t("rotateDo")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
