"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";

export function PrintPoster() {
  const t = useTranslations("setup.share");
  const shared = api.setup.markShared.useMutation();
  return (
    <Button
      variant="outline"
      onClick={() => {
        shared.mutate();
        window.print();
      }}
    >
      <Printer aria-hidden /> {t("print")}
    </Button>
  );
}
