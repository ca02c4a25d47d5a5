"use client";

import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { EmptyHall } from "#ui/empty-state.tsx";

type Props = {
  /** What has none: the day, or the week or month that was turned to. */
  period: "day" | "page";
  /** The next date with a free time; null when there is none, undefined while it is not known. */
  next: string | null | undefined;
  nextLabel: string;
  onNext: (date: string) => void;
  /** Given when one professional was asked for: someone else may be free. */
  onAny?: () => void;
};

/** A day without free times shows the way to one that has. */
export function NoTimes({ period, next, nextLabel, onNext, onAny }: Props) {
  const t = useTranslations("booking.times");
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border border-dashed border-border-strong px-4 py-8 text-center">
      <EmptyHall className="h-16" />
      <p className="text-muted-foreground">
        {next === null ? t("noneAtAll") : t(period === "day" ? "noneThisDay" : "noneThisPage")}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {next ? <Button onClick={() => onNext(next)}>{t("nextFree", { day: nextLabel })}</Button> : null}
        {onAny ? (
          <Button variant="outline" onClick={onAny}>
            {t("tryAny")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
