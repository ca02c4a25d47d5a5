"use client";

import { Repeat } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";

type Props = { holdId: string; serviceId: string; professionalId: string; start: number };

/** Leads from a held time to its repetition. The hold is let go first: it would stand in its own series' way. */
export function RepeatLink({ holdId, serviceId, professionalId, start }: Props) {
  const t = useTranslations("moving.series");
  const router = useRouter();
  const release = api.booking.release.useMutation();
  const go = async () => {
    await release.mutateAsync({ holdId }).catch(() => {});
    router.push({
      pathname: "/book/[serviceId]/repeat",
      params: { serviceId },
      query: { professional: professionalId, start },
    });
  };
  return (
    <Button variant="link" className="w-fit" pending={release.isPending} onClick={() => void go()}>
      <Repeat aria-hidden />
      {t("link")}
    </Button>
  );
}
