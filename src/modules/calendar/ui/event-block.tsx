import { BadgeCheck, Check, Hourglass, UserX, Users } from "lucide-react";
import { memo, type CSSProperties } from "react";
import { cn } from "#lib/cn.ts";
import { clock, type Laid } from "../domain/calendar-layout.ts";
import { nameOf, type Item, type PlacedClass } from "./calendar-columns.ts";
import {
  colorBorder,
  colorEdge,
  colorPaper,
  inColor,
  LEAST_MINUTES,
  MINUTE_PX,
  statusClasses,
  striped,
} from "./event-style.ts";

type Words = {
  status: (status: string) => string;
  held: string;
  comes: string;
  seats: (taken: number, capacity: number) => string;
  locale: "es-AR" | "en";
};
type Props = {
  laid: Laid<Item>;
  firstMinute: number;
  selected: boolean;
  shared: boolean;
  /** Being dragged: it stays where it was, paler, until it is dropped. */
  lifted: boolean;
  /** Not what is searched for. */
  dim: boolean;
  movable: boolean;
  words: Words;
};

const marks = { pending: Hourglass, completed: Check, no_show: UserX } as const;

/**
 * One thing on the grid. It listens to nothing itself: the grid finds it by `data-id`, so that four hundred of them cost
 * no handlers.
 */
export const EventBlock = memo(function EventBlock(props: Props) {
  const { laid, firstMinute, selected, shared, lifted, dim, movable, words } = props;
  const { item, from, column, columns } = laid;
  const minutes = Math.max(item.to - item.from, LEAST_MINUTES);
  // Crowded ones fan out like cards: each shows its left edge, and comes to the front when pointed at.
  // The one that is open lies on top, and must not cover the next.
  const spread = columns > 2 && column < columns - 1 && !selected ? 1.7 : 1;
  const place = {
    top: (from - firstMinute) * MINUTE_PX + 1,
    height: minutes * MINUTE_PX - 2,
    left: `calc(${(column / columns) * 100}% + 2px)`,
    width: `calc(${(100 / columns) * spread}% - ${column === columns - 1 ? 6 : 3}px)`,
  };
  if (item.kind === "hold") {
    return (
      <div
        style={place}
        className="pointer-events-none absolute overflow-hidden rounded-md border border-dashed border-input bg-card/60 px-1.5 py-0.5 text-[0.6875rem] text-muted-foreground"
      >
        {clock(item.from)} {words.held}
      </div>
    );
  }
  const faint = cn(lifted && "opacity-40", dim && "opacity-25 saturate-50");
  if (item.kind === "class")
    return <ClassBlock item={item} place={place} selected={selected} faint={faint} words={words} />;
  const { appointment } = item;
  const name = nameOf(appointment.client);
  const service = appointment.service[words.locale];
  const who = `${appointment.professional.firstName} ${appointment.professional.lastName}`;
  const hours = `${clock(item.from)}–${clock(item.to)}`;
  const comes = appointment.clientComes && appointment.status === "confirmed";
  const Mark = comes
    ? BadgeCheck
    : appointment.status in marks
      ? marks[appointment.status as keyof typeof marks]
      : null;
  const oneLine = minutes < 34;
  // Three abreast leave room for a name and nothing else; the rest is a click away.
  const narrow = columns > 2;
  return (
    <button
      type="button"
      data-id={appointment.id}
      data-selected={selected || undefined}
      style={{ ...place, ...inColor(item.color), ...(appointment.status === "pending" ? striped : {}) }}
      className={cn(
        "absolute z-[2] flex cursor-pointer flex-col overflow-hidden rounded-md border border-l-[3px] text-left text-xs leading-tight text-foreground",
        "transition-shadow hover:z-[3] hover:shadow-md focus-visible:z-[4] data-[selected]:z-[4] data-[selected]:shadow-md data-[selected]:ring-2 data-[selected]:ring-ring",
        oneLine ? "justify-center px-1.5 py-0" : "px-1.5 py-1",
        narrow && "px-1 shadow-[0_0_0_1px_var(--card)]",
        colorPaper,
        faint,
        appointment.status === "pending" ? colorBorder : ["border-transparent", colorEdge],
        statusClasses[appointment.status],
      )}
    >
      <span className="flex w-full min-w-0 items-center gap-1">
        {Mark && !narrow ? <Mark aria-hidden className={cn("size-3 shrink-0", comes && "text-success")} /> : null}
        <span
          data-name
          className={cn(
            "min-w-0 font-semibold",
            narrow ? "overflow-hidden text-[0.6875rem] whitespace-nowrap" : "truncate",
          )}
        >
          {name}
        </span>
        {oneLine ? (
          <span className={columns === 1 ? "ml-auto shrink-0 tabular-nums text-[0.6875rem]" : "sr-only"}>
            {clock(item.from)}
          </span>
        ) : null}
      </span>
      {/* What the block is too small to show is still said. */}
      <span
        className={
          oneLine || narrow
            ? "sr-only"
            : cn("mt-0.5 text-[0.6875rem]", minutes < (shared ? 60 : 50) ? "truncate" : "line-clamp-2")
        }
      >
        <span className="tabular-nums">{hours}</span> {service}
      </span>
      <span className={shared && minutes >= 50 && columns === 1 ? "truncate text-[0.6875rem]" : "sr-only"}>{who}</span>
      <span className="sr-only">
        {words.status(appointment.status)}
        {comes ? `. ${words.comes}` : null}
      </span>
      {movable ? (
        <span aria-hidden data-resize className="absolute inset-x-0 bottom-0 h-1.5 cursor-ns-resize coarse:h-3" />
      ) : null}
    </button>
  );
});

type ClassProps = { item: PlacedClass; place: CSSProperties; selected: boolean; faint: string; words: Words };

/** A class is one block: its name, how full it is, and its people a click away. */
function ClassBlock({ item, place, selected, faint, words }: ClassProps) {
  const [first] = item.seats;
  return (
    <button
      type="button"
      data-id={item.id}
      data-selected={selected || undefined}
      style={{ ...place, ...inColor(item.color) }}
      className={cn(
        "absolute z-[2] flex cursor-pointer flex-col overflow-hidden rounded-md border border-l-[6px] border-transparent border-double px-1.5 py-1 text-left text-xs leading-tight text-foreground",
        "transition-shadow hover:z-[3] hover:shadow-md focus-visible:z-[4] data-[selected]:z-[4] data-[selected]:shadow-md data-[selected]:ring-2 data-[selected]:ring-ring",
        colorPaper,
        colorEdge,
        faint,
      )}
    >
      <span className="flex w-full min-w-0 items-center gap-1">
        <span data-name className="min-w-0 truncate font-semibold">
          {first?.service[words.locale]}
        </span>
        <span aria-hidden className="ml-auto inline-flex shrink-0 items-center gap-0.5 tabular-nums">
          <Users className="size-3" />
          {item.seats.length}/{item.capacity}
        </span>
        <span className="sr-only">{words.seats(item.seats.length, item.capacity)}</span>
      </span>
      <span className="mt-0.5 truncate text-[0.6875rem] tabular-nums">
        {clock(item.from)}–{clock(item.to)} {first ? nameOf(first.professional) : ""}
      </span>
    </button>
  );
}
