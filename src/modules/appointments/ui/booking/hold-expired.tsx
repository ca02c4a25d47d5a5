"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { ANY } from "./types.ts";

/** The service, the day and the person (or "any") that a time was chosen from. */
export type Back = { serviceId: string; date: string; professional: string };

export const backQuery = ({ date, professional }: Back) => ({
  date,
  ...(professional === ANY ? {} : { professional }),
});

type Props = {
  /** What the time was of, when it is known. */
  back: Back | null;
  /** The ten minutes were seen going by here; otherwise it may also be another browser that holds it. */
  ranOut?: boolean;
  /** Called once it is shown: the hold may be gone because it was booked, which the server then says. */
  onShow?: () => void;
};

/** The time is no longer kept for whoever asks: nothing is lost but the time. */
export function HoldExpired({ back, ranOut, onShow }: Props) {
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
        title={t(ranOut ? "title" : "notHereTitle")}
        description={t(ranOut ? "description" : "notHere")}
        heading="h2"
        action={
          <Button asChild>
            {back ? (
              <Link
                href={{
                  pathname: "/book/[serviceId]",
                  params: { serviceId: back.serviceId },
                  query: backQuery(back),
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
