import { z } from "zod";
import { PRIORITIES, STATES } from "./schemas.ts";

const was = z.enum(STATES);
const change = z.object({ fromPriority: z.enum(PRIORITIES), toPriority: z.enum(PRIORITIES) });

/**
 * What each event keeps beside its time and its actor. A field has one meaning in all of them: whoever reads names by id
 * never meets a priority there.
 */
const DATA = {
  opened: z.object({ priority: z.enum(PRIORITIES) }),
  acknowledged: z.object({ was }),
  assigned: z.object({ was, userId: z.uuid().nullable() }),
  /** Epoch milliseconds. */
  snoozed: z.object({ was, until: z.number() }),
  woke: z.object({}),
  escalated: change,
  eased: change,
  notified: z.object({ userIds: z.array(z.uuid()) }),
  resolved: z.object({ was: was.optional() }),
  reopened: z.object({ was }),
  /** What it was about is over, and it had been resolved by hand before. */
  ended: z.object({}),
} as const;

export type AlertEvent = keyof typeof DATA;
export const ALERT_EVENTS = Object.keys(DATA) as [AlertEvent, ...AlertEvent[]];

type DataOf = { [Event in AlertEvent]: z.output<(typeof DATA)[Event]> };
/** An event with its own data, and no other's. */
export type NewAlertEvent = { [Event in AlertEvent]: { what: Event; data: DataOf[Event] } }[AlertEvent];

export type EventFacts = {
  fromPriority: (typeof PRIORITIES)[number] | null;
  toPriority: (typeof PRIORITIES)[number] | null;
  userId: string | null;
  userIds: string[];
  until: number | null;
};

/** What a kept event says. What does not have its event's shape says nothing, and hides nothing else of the history. */
export function eventFacts(what: AlertEvent, data: unknown): EventFacts {
  const shape = new Map<string, z.ZodType>(Object.entries(DATA)).get(what);
  const known = (shape?.safeParse(data).data ?? {}) as Partial<EventFacts>;
  return {
    fromPriority: known.fromPriority ?? null,
    toPriority: known.toPriority ?? null,
    userId: known.userId ?? null,
    userIds: known.userIds ?? [],
    until: known.until ?? null,
  };
}
