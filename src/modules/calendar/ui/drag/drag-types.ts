import type { Judgement, Span } from "../../domain/calendar-drag.ts";
import type { Column, Placed } from "../calendar-columns.ts";

/** What is under way: an appointment that moves or changes its end, or a range that is pulled over free time. */
type OfBlock<Kind> = { kind: Kind; placed: Placed; column: number };
type OfRange<Kind> = { kind: Kind; column: number; anchor: number };
export type Dragged = OfBlock<"move"> | OfBlock<"resize"> | OfRange<"create"> | OfRange<"block">;

/** Where it is now, and what would be said to it there. */
export type Landing = { column: Column; index: number; span: Span; judgement: Judgement };

export type DragRules = {
  stepOf: (dragged: Dragged) => number;
  judge: (dragged: Dragged, column: Column, span: Span) => Judgement;
  /** The spans of a column that would be refused, to be marked. */
  marks: (dragged: Dragged, column: Column) => Span[];
  /** Whether this may be taken up at all. */
  canMove: (placed: Placed) => boolean;
  canCreate: boolean;
  canBlock: boolean;
  onDrop: (dragged: Dragged, landing: Landing) => void;
  /** A finger rested on free time and was lifted. */
  onRest: (at: { x: number; y: number }) => void;
  /** What the ghost says, and the live region. */
  say: (judgement: Judgement) => string;
};
