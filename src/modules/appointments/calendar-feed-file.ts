import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from "ical-generator";

/** Instants are epoch milliseconds. */
export type FeedEvent = {
  id: string;
  start: number;
  end: number;
  changedAt: number;
  sequence: number;
  tentative: boolean;
  summary: string;
  location: string | null;
  url: string;
};

const REFRESH_S = 900;

/** A name is one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * A calendar to subscribe to. Times are instants in UTC, which no clock change moves and every program shows in its
 * reader's zone; the professional's own is only told. The same appointments make the same bytes: its ETag can be believed.
 */
export function calendarFeedFile({
  name,
  timeZone,
  events,
}: {
  name: string;
  timeZone: string;
  events: readonly FeedEvent[];
}): string {
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: "Zaguan", product: "Zaguan" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
    x: [["X-WR-TIMEZONE", timeZone]],
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.id}@zaguan`,
      sequence: event.sequence,
      stamp: new Date(event.changedAt),
      start: new Date(event.start),
      end: new Date(event.end),
      status: event.tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      busystatus: event.tentative ? ICalEventBusyStatus.TENTATIVE : ICalEventBusyStatus.BUSY,
      summary: oneLine(event.summary),
      location: event.location,
      url: event.url,
    });
  }
  return calendar.toString();
}
