"use client";

import { ExternalLink, QrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { CopyLink } from "./copy-link.tsx";

/** The page is ready: its address to copy, to look at, to print. */
export function ShareStep({ url }: { url: string }) {
  const t = useTranslations("setup.share");
  return (
    <div className="grid gap-3">
      <CopyLink url={url} />
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" asChild>
          <Link href="/staff/share">
            <QrCode aria-hidden /> {t("poster")}
          </Link>
        </Button>
        <Button variant="ghost" asChild>
          <a href={url} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden /> {t("open")}
          </a>
        </Button>
      </div>
    </div>
  );
}
