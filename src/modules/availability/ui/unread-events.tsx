import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDayTime } from "#lib/time.ts";
import type { BusyImport } from "../queries/busy-imports.ts";

type Props = { of: BusyImport; timeZone: string };

/** What of an imported calendar could not be read, event by event, and what became of each. */
export function UnreadEvents({ of: { unread, unreadCount }, timeZone }: Props) {
  const t = useTranslations("availability.links.imports.unread");
  const locale = useLocale();
  if (unreadCount === 0) return null;
  return (
    <details className="group mt-1 text-[0.8125rem] leading-snug">
      <summary className="flex w-fit cursor-pointer items-start gap-1.5 rounded-sm font-medium text-warning">
        <TriangleAlert className="mt-px size-4 shrink-0" aria-hidden />
        <span className="underline decoration-dotted underline-offset-2 group-open:no-underline">
          {t("summary", { count: unreadCount })}
        </span>
      </summary>
      <ul className="mt-2 grid gap-2 border-l-2 border-border-strong pl-3">
        {unread.map(({ reason, title, at, detail }, index) => (
          <li key={index} className="grid gap-0.5">
            <p className="font-medium [overflow-wrap:anywhere]">
              {title ?? t("event")}
              <span className="font-normal text-muted-foreground">
                {" · "}
                {at === null ? t("noDate") : formatDayTime(at, timeZone, locale)}
              </span>
            </p>
            <p className="text-pretty text-muted-foreground [overflow-wrap:anywhere]">
              {t(`reasons.${reason}`)}
              {detail ? <span className="ml-1 font-mono text-xs">{detail}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-pretty text-muted-foreground">
        {unreadCount > unread.length ? `${t("more", { count: unreadCount - unread.length })} ` : ""}
        {t("hint")}
      </p>
    </details>
  );
}
