"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import { OVERLAP_HOURS } from "../schemas.ts";
import { useSaving } from "#ui/use-saving.ts";

type Props = { machineId: string; hasKey: boolean; onClose: () => void; onRotated: (key: string) => void };

/** How long the old key still opens, if nobody uses the new one before. */
export function RotateDialog({ machineId, hasKey, onClose, onRotated }: Props) {
  const t = useTranslations("machines.keys");
  const saving = useSaving();
  const rotating = api.machines.rotateKey.useMutation();
  const [hours, setHours] = useState<(typeof OVERLAP_HOURS)[number]>(24);
  const rotate = async () => {
    const done = await saving(() => rotating.mutateAsync({ machineId, overlapHours: hours }));
    if (done) onRotated(done.key);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{hasKey ? t("rotateTitle") : t("give")}</DialogTitle>
          <DialogDescription>{hasKey ? t("rotateLead") : t("giveLead")}</DialogDescription>
        </DialogHeader>
        {hasKey ? (
          <RadioGroup
            aria-label={t("overlap")}
            value={String(hours)}
            onValueChange={(value) => setHours(OVERLAP_HOURS.find((each) => String(each) === value) ?? 24)}
            className="grid gap-2"
          >
            {OVERLAP_HOURS.map((each) => (
              <RadioCard
                key={each}
                value={String(each)}
                title={t(`overlaps.${each}`)}
                description={t(`overlapHints.${each}`)}
              />
            ))}
          </RadioGroup>
        ) : null}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button pending={rotating.isPending} onClick={() => void rotate()}>
            {t("make")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
