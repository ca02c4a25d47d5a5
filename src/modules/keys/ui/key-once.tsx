"use client";

import { Check, Copy } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";

type Props = {
  secret: string;
  /** When the key that it replaces ends, epoch ms. */ oldEnds: number | null;
  timeZone: string;
  onClose: () => void;
};

/** A key in full, for this once: closing it is forgetting it. */
export function KeyOnce({ secret, oldEnds, timeZone, onClose }: Props) {
  const t = useTranslations("keys");
  const locale = useLocale();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>{t("once.title")}</DialogTitle>
          <DialogDescription>{t("once.lead")}</DialogDescription>
        </DialogHeader>
        <p className="rounded-xl border border-border bg-muted p-4 font-mono text-sm leading-relaxed break-all select-all">
          {secret}
        </p>
        {oldEnds === null ? null : (
          <p className="text-sm text-muted-foreground">
            {t("once.old", { when: formatDayTime(oldEnds, timeZone, locale) })}
          </p>
        )}
        <DialogFooter>
          <Button
            variant="outline"
            onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
          >
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            <span aria-live="polite">{copied ? t("once.copied") : t("once.copy")}</span>
          </Button>
          <Button onClick={onClose}>{t("once.done")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
