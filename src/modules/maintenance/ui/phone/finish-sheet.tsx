"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { sumUp } from "../../domain/visit-draft.ts";
import type { RecordVisit } from "../../schemas.ts";
import { big } from "./big.ts";

type Props = {
  open: boolean;
  name: string;
  visit: RecordVisit;
  photos: number;
  onClose: () => void;
  onFinish: () => Promise<void>;
};

/** The last look: what was done, in numbers, before it goes on its way. */
export function FinishSheet({ open, name, visit, photos, onClose, onFinish }: Props) {
  const t = useTranslations("technician.finish");
  const [busy, setBusy] = useState(false);
  const { nothing, ...sums } = sumUp(visit);
  const said = Object.entries({ ...sums, photos }).filter(([, count]) => count > 0);
  return (
    <Sheet open={open} onOpenChange={(wanted) => !wanted && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle className="text-2xl">{t("title", { name })}</SheetTitle>
          <SheetDescription className={nothing && photos === 0 ? "text-base" : "sr-only"}>
            {nothing && photos === 0 ? t("nothing") : t("save")}
          </SheetDescription>
        </SheetHeader>
        {said.length > 0 ? (
          <ul className="grid gap-2 text-lg">
            {said.map(([what, count]) => (
              <li key={what} className="flex items-center gap-3">
                <span aria-hidden className="size-2.5 rounded-full bg-secondary" />
                {t(what as "photos", { count })}
              </li>
            ))}
          </ul>
        ) : null}
        <Button
          className={big.primary}
          pending={busy}
          onClick={() => {
            setBusy(true);
            void onFinish().finally(() => setBusy(false));
          }}
        >
          {t("save")}
        </Button>
      </SheetContent>
    </Sheet>
  );
}
