"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Input } from "#ui/input.tsx";
import { toast } from "#ui/toaster.tsx";

/** The page's address and the button that copies it; from then on the page counts as shared. */
export function CopyLink({ url }: { url: string }) {
  const t = useTranslations("setup.share");
  const router = useRouter();
  const shared = api.setup.markShared.useMutation({ onSuccess: () => router.refresh() });
  const copy = async () => {
    await navigator.clipboard.writeText(url).catch(() => undefined);
    toast.success(t("copied"));
    shared.mutate();
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Input
        readOnly
        aria-label={t("link")}
        value={url}
        onFocus={(event) => event.target.select()}
        className="min-w-0 flex-1 basis-56"
      />
      <Button onClick={() => void copy()} pending={shared.isPending}>
        <Copy aria-hidden /> {t("copy")}
      </Button>
    </div>
  );
}
