import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import { freeUntil } from "../appointment-words.ts";

type Props = { start: number; cancellationWindowH: number; timeZone: string; now: number };

/** The cancellation policy as it applies to this very appointment. */
export function PolicyWords({ start, cancellationWindowH, timeZone, now }: Props) {
  const t = useTranslations("booking.policy");
  const locale = useLocale();
  const until = freeUntil({ start, cancellationWindowH }, now);
  return (
    <>
      {until === null
        ? t("late", { hours: cancellationWindowH })
        : t("until", { deadline: formatDayTime(until, timeZone, locale) })}
    </>
  );
}
