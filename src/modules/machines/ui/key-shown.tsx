"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { toDataURL } from "qrcode";
import { useEffect, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Notice } from "#ui/notice.tsx";

type Props = { apiKey: string; title: string; onClose: () => void };

/** A key, this once: to copy, or to scan with the machine's own camera. Only its own button closes it. */
export function KeyShown({ apiKey, title, onClose }: Props) {
  const t = useTranslations("machines.keys");
  const [picture, setPicture] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    void toDataURL(apiKey, { margin: 2, width: 384, errorCorrectionLevel: "M" }).then(setPicture);
  }, [apiKey]);
  return (
    <Dialog open>
      <DialogContent
        className="[&>button:last-child]:hidden"
        onEscapeKeyDown={(event) => event.preventDefault()}
        onInteractOutside={(event) => event.preventDefault()}
      >
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{t("shownLead")}</DialogDescription>
        </DialogHeader>
        <div className="grid justify-items-center gap-4">
          {/* White in both themes: a camera must read it. */}
          <div className="size-48 overflow-hidden rounded-xl border border-border bg-white p-1">
            {/* oxlint-disable-next-line nextjs/no-img-element -- drawn here, from a secret that no server may see again */}
            {picture ? <img src={picture} alt={t("qr")} className="size-full" /> : null}
          </div>
          <code className="w-full rounded-lg border border-border bg-muted p-3 text-center font-mono text-[0.8125rem] leading-relaxed break-all select-all">
            {apiKey}
          </code>
        </div>
        <Notice tone="warning">{t("shownOnce")}</Notice>
        <DialogFooter>
          <Button
            variant="outline"
            onClick={() => void navigator.clipboard.writeText(apiKey).then(() => setCopied(true), ignore)}
          >
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {copied ? t("copied") : t("copy")}
          </Button>
          <Button onClick={onClose}>{t("done")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** The key stands there to be selected by hand. */
const ignore = () => {};
