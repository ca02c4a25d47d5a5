/** What of an event could not be read; what became of it is said with the reason's words. */
export const UNREAD_REASONS = [
  "START_UNREADABLE",
  "LENGTH_UNREADABLE",
  "ENDS_BEFORE_START",
  "ZONE_UNKNOWN",
  "RULE_UNREADABLE",
  "EXTRA_DATE_UNREADABLE",
  "EXCLUSION_UNREADABLE",
  "OCCURRENCE_UNREADABLE",
  "CUT_SHORT",
  "EVENT_UNREADABLE",
  "FREE_BUSY_UNREADABLE",
] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** One thing of one event that could not be read. */
export type Unread = {
  reason: UnreadReason;
  /** The event's name; none if it has none, or says that it is private. */
  title: string | null;
  /** When it starts (epoch ms), where that much is known. */
  at: number | null;
  /** What stands there instead: a zone nobody knows, a date that is none. */
  detail: string | null;
};

/** As many as are kept: whoever mends fifty will see the next. */
export const MOST_UNREAD = 50;
const MOST_CHARACTERS = 120;

/** A text of a stranger's, short enough to be kept, without what no line may hold. */
export const shortened = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  [...text.replaceAll(/[\u0000-\u001F\u007F]/g, " ").trim()].slice(0, MOST_CHARACTERS).join("");
