import { CalendarOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { dateOf, formatDate } from "#lib/time.ts";

type Props = { closed: readonly { id: string; name: string; start: number; end: number }[]; timeZone: string };

/** For whoever wants to book: the days soon on which nobody is there, and why. */
export function ClosedDays({ closed, timeZone }: Props) {
  const t = useTranslations("booking.home");
  const locale = useLocale() as "es-AR" | "en";
  if (closed.length === 0) return null;
  const days = ({ start, end }: { start: number; end: number }) => {
    const [first, last] = [dateOf(start, timeZone), dateOf(end - 1, timeZone)];
    return first === last ? formatDate(first, locale) : `${formatDate(first, locale)} – ${formatDate(last, locale)}`;
  };
  return (
    <ul className="grid gap-1.5 text-sm text-muted-foreground">
      {closed.map((each) => (
        <li key={`${each.id} ${each.start}`} className="flex items-start gap-2">
          <CalendarOff className="mt-0.5 size-4 shrink-0" aria-hidden />
          {t("closed", { when: days(each), name: each.name })}
        </li>
      ))}
    </ul>
  );
}
