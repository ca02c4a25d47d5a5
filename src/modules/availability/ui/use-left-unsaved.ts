"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { toast } from "#ui/toaster.tsx";

/** Whoever turns to another page with hours that are not saved is told so there, with the way back. */
export function useLeftUnsaved(changed: boolean, professionalId: string): void {
  const t = useTranslations("availability.save");
  const router = useRouter();
  const tell = useRef<(() => void) | null>(null);
  useEffect(() => {
    const back = () => router.push({ pathname: "/staff/availability/[professionalId]", params: { professionalId } });
    tell.current = changed ? () => toast.warning(t("kept"), { action: { label: t("back"), onClick: back } }) : null;
  }, [changed, professionalId, router, t]);
  useEffect(() => () => tell.current?.(), []);
}
