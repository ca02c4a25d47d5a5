"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toDataURL } from "qrcode";
import { useEffect, useState } from "react";
import { localizedPath } from "#i18n/localized-path.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";

type Props = { machine: { id: string; name: string; location: string }; onClose: () => void };

/** What is stuck on the machine: whoever stands before it scans its page. It says where it is, and lets nobody in. */
export function LabelDialog({ machine, onClose }: Props) {
  const t = useTranslations("machines.label");
  const locale = useLocale() === "en" ? "en" : "es-AR";
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    const address = `${window.location.origin}${localizedPath(locale, "/visits/[machineId]", { machineId: machine.id })}`;
    void toDataURL(address, { margin: 2, width: 1024, errorCorrectionLevel: "Q" }).then(setPicture);
  }, [locale, machine.id]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("lead")}</DialogDescription>
        </DialogHeader>
        {/* Black on white in both themes: it is printed, and a camera reads it. */}
        <figure className="mx-auto grid w-56 justify-items-center gap-1 rounded-xl border border-border bg-white p-3 text-center text-black">
          <div className="size-48">
            {/* oxlint-disable-next-line nextjs/no-img-element -- drawn here */}
            {picture ? <img src={picture} alt={t("qr", { name: machine.name })} className="size-full" /> : null}
          </div>
          <figcaption className="grid gap-0.5 pb-1">
            <span className="font-semibold">{machine.name}</span>
            <span className="text-xs leading-snug">{machine.location}</span>
          </figcaption>
        </figure>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("close")}
          </Button>
          {picture ? (
            <Button asChild>
              <a href={picture} download={`${machine.name}.png`}>
                <Download aria-hidden /> {t("download")}
              </a>
            </Button>
          ) : null}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
