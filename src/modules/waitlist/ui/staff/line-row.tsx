"use client";

import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { DragEventHandler } from "react";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { formatDayShort } from "#lib/time.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import type { Line, LineEntry } from "../../queries/waitlist-lines.ts";
import { useWishesWords } from "../use-wishes-words.ts";
import { EntryMenu } from "./entry-menu.tsx";

type Drag = Record<"onDragStart" | "onDragOver" | "onDrop" | "onDragEnd", DragEventHandler<HTMLLIElement>>;

type Props = {
  entry: LineEntry;
  line: Line;
  timeZone: string;
  today: string;
  now: number;
  canWrite: boolean;
  isFirst: boolean;
  isLast: boolean;
  isOver: boolean;
  isDragged: boolean;
  /** By so many places, down the line. */
  onMove: (by: number) => void;
  onFirst: () => void;
  drag: Drag;
};

export function LineRow({
  entry,
  line,
  timeZone,
  today,
  canWrite,
  isFirst,
  isLast,
  isOver,
  isDragged,
  onMove,
  onFirst,
  drag,
}: Props) {
  const t = useTranslations("waitlist.staff");
  const wishesText = useTranslations("waitlist.wishes");
  const locale = useLocale();
  const words = useWishesWords();
  const client = personName(entry.client);
  const { dateUntil } = entry.wishes;
  return (
    <li
      data-entry={entry.id}
      draggable={canWrite}
      {...(canWrite ? drag : {})}
      className={cn("flex items-center gap-3 bg-card p-3 sm:px-4", isOver && "bg-accent", isDragged && "opacity-50")}
    >
      {canWrite ? (
        <GripVertical aria-hidden className="-mr-1 size-4 shrink-0 cursor-grab text-muted-foreground max-sm:hidden" />
      ) : null}
      <span className="grid size-8 shrink-0 place-content-center rounded-full bg-muted text-sm font-medium tabular-nums">
        <span aria-hidden>{entry.place}</span>
        <span className="sr-only">{t("place", { place: entry.place })}</span>
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={{ pathname: "/staff/clients/[id]", params: { id: entry.client.id } }}
            className="truncate font-semibold hover:underline coarse:py-1"
          >
            {client}
          </Link>
          {entry.offer ? (
            <Badge tone="primary" dot>
              {t("offering")}
            </Badge>
          ) : null}
          {dateUntil && dateUntil < today ? <Badge tone="warning">{wishesText("over")}</Badge> : null}
        </p>
        <p className="text-sm leading-snug">{words(entry.wishes)}</p>
        <p className="text-xs text-muted-foreground">
          {[t("since", { date: formatDayShort(entry.since, timeZone, locale) }), entry.client.phone]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {canWrite ? (
        <div className="flex shrink-0 items-center max-sm:flex-col">
          <Button
            data-move="up"
            variant="ghost"
            size="icon-sm"
            disabled={isFirst}
            aria-label={t("up", { client })}
            onClick={() => onMove(-1)}
          >
            <ArrowUp />
          </Button>
          <Button
            data-move="down"
            variant="ghost"
            size="icon-sm"
            disabled={isLast}
            aria-label={t("down", { client })}
            onClick={() => onMove(1)}
          >
            <ArrowDown />
          </Button>
          <EntryMenu entry={entry} line={line} timeZone={timeZone} today={today} isFirst={isFirst} onFirst={onFirst} />
        </div>
      ) : null}
    </li>
  );
}
