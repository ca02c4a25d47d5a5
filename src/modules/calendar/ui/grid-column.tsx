import { useTranslations } from "next-intl";
import type { ComponentProps, CSSProperties } from "react";
import { cn } from "#lib/cn.ts";
import { blockIdOf, idOf, peopleIn, type Away, type Column } from "./calendar-columns.ts";
import { DragMarks } from "./drag/drag-ghost.tsx";
import type { Dragged, DragRules } from "./drag/drag-types.ts";
import { EventBlock } from "./event-block.tsx";
import { hatched, HOUR_PX, MINUTE_PX } from "./event-style.ts";

type Props = {
  index: number;
  column: Column;
  firstMinute: number;
  selected: string | null;
  /** The minute it is, where this is today and shows it. */
  now: number | null;
  mayCreate: boolean;
  found: ReadonlySet<string> | null;
  dragged: Dragged | null;
  drag: DragRules | undefined;
  words: ComponentProps<typeof EventBlock>["words"];
};

const hourLines: CSSProperties = {
  backgroundImage: `linear-gradient(to bottom, var(--border) 1px, transparent 1px), linear-gradient(to bottom, color-mix(in oklab, var(--border) 50%, transparent) 1px, transparent 1px)`,
  backgroundSize: `100% ${HOUR_PX}px, 100% ${HOUR_PX}px`,
  backgroundPosition: `0 0, 0 ${HOUR_PX / 2}px`,
};

/** One person's day or one date: when it is open, who is away, what is booked, and now. */
export function GridColumn(props: Props) {
  const { index, column, firstMinute, selected, now, mayCreate, found, dragged, drag, words } = props;
  const t = useTranslations("calendar");
  const lifted = dragged && "placed" in dragged ? blockIdOf(dragged.placed.appointment) : null;
  return (
    <div
      data-column={index}
      className={cn("relative border-l border-border bg-muted/60 dark:bg-background", mayCreate && "cursor-cell")}
    >
      {column.open.map((span) => (
        <div key={span.from} className="absolute inset-x-0 bg-card" style={spanStyle(span, firstMinute)} />
      ))}
      <div className="pointer-events-none absolute inset-0" style={hourLines} />
      {column.blocks.map((block) => (
        <div
          key={block.id}
          className={cn("absolute bg-muted/80", block.who ? "right-0 w-1/3" : "inset-x-0")}
          style={{ ...spanStyle(block, firstMinute), ...hatched }}
        >
          <span className="m-1.5 inline-block max-w-[calc(100%-0.75rem)] truncate rounded bg-card/90 px-1.5 py-0.5 text-[0.6875rem] text-muted-foreground">
            {blockWords(block, t)}
          </span>
        </div>
      ))}
      {dragged && drag ? <DragMarks spans={drag.marks(dragged, column)} firstMinute={firstMinute} /> : null}
      {column.events.map((laid) => (
        <EventBlock
          key={idOf(laid.item)}
          laid={laid}
          firstMinute={firstMinute}
          selected={
            selected !== null && (idOf(laid.item) === selected || peopleIn(laid.item).some(({ id }) => id === selected))
          }
          shared={!column.professional}
          lifted={lifted !== null && idOf(laid.item) === lifted}
          dim={found !== null && !peopleIn(laid.item).some(({ id }) => found.has(id))}
          movable={Boolean(drag && laid.item.kind === "appointment" && drag.canMove(laid.item))}
          words={words}
        />
      ))}
      {now === null ? null : <NowLine top={(now - firstMinute) * MINUTE_PX} />}
    </div>
  );
}

/** Behind what is booked, whose words it must not strike through; its point is seen beside them. */
function NowLine({ top }: { top: number }) {
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-0 z-[1] border-t-2 border-primary"
        style={{ top }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute -left-1 z-[5] mt-[-3px] size-2 rounded-full bg-primary"
        style={{ top }}
      />
    </>
  );
}

function blockWords({ reason, imported, who }: Away, t: ReturnType<typeof useTranslations<"calendar">>): string {
  const what = reason ?? (imported ? t("blockedElsewhere", { name: imported }) : t("blocked"));
  return who ? `${who}: ${what}` : what;
}

const spanStyle = (span: { from: number; to: number }, firstMinute: number): CSSProperties => ({
  top: (span.from - firstMinute) * MINUTE_PX,
  height: (span.to - span.from) * MINUTE_PX,
});
