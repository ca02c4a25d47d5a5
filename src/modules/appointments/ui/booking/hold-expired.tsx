"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";

type Props = {
  /** The day the time was of, when it is known. */
  back: { serviceId: string; date: string } | null;
  /** Called once it is shown: the hold may be gone because it was booked, which the server then says. */
  onShow?: () => void;
};

/** The ten minutes went by: nothing is lost but the time. */
export function HoldExpired({ back, onShow }: Props) {
  const t = useTranslations("booking.expired");
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(onShow);
  useEffect(() => {
    box.current?.focus();
    shown.current?.();
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="rounded-2xl border border-border bg-card outline-none">
      <EmptyState
        title={t("title")}
        description={t("description")}
        heading="h2"
        action={
          <Button asChild>
            {back ? (
              <Link
                href={{
                  pathname: "/book/[serviceId]",
                  params: { serviceId: back.serviceId },
                  query: { date: back.date },
                }}
              >
                {t("back")}
              </Link>
            ) : (
              <Link href="/">{t("home")}</Link>
            )}
          </Button>
        }
      />
    </div>
  );
}
