import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, type ICalEventData } from "ical-generator";
import type { Status } from "./schemas.ts";

/** What a calendar program is told of an appointment. Instants are epoch milliseconds. */
export type CalendarEntry = {
  id: string;
  status: Status;
  start: number;
  end: number;
  /** Of the last change. */
  changedAt: number;
  /** How many times it changed: a higher one replaces what the program already has. */
  sequence: number;
  summary: string;
  description: string;
  location: string | null;
  url: string;
  organization: { name: string; email: string | null };
  /** Whom a mailed invitation is for. Nobody else's address is ever in the file. */
  invited?: { name: string; email: string };
};

const ENDED: readonly Status[] = ["cancelled", "rejected", "expired"];

function eventStatus(status: Status): ICalEventStatus {
  if (ENDED.includes(status)) return ICalEventStatus.CANCELLED;
  return status === "held" || status === "pending" ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

/**
 * iTIP (RFC 5546): REQUEST and CANCEL go from an organizer to an attendee, so without either of their addresses, and for
 * a download, the file is only PUBLISHed.
 */
function methodOf({ status, organization, invited }: CalendarEntry): ICalCalendarMethod {
  if (!invited || !organization.email) return ICalCalendarMethod.PUBLISH;
  return ENDED.includes(status) ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
}

/** A name is one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * The `.ics` of one appointment. Times are instants in UTC, which every program shows in its reader's zone and no clock
 * change moves; the UID never changes, so that the same event is updated and not repeated.
 */
export function calendarFile(entry: CalendarEntry): { content: string; contentType: string } {
  const method = methodOf(entry);
  const calendar = ical({ prodId: { company: "Zaguan", product: "Zaguan" }, method });
  calendar.createEvent(eventOf(entry, method));
  return { content: calendar.toString(), contentType: `text/calendar; charset=utf-8; method=${method}` };
}

/**
 * The `.ics` of several appointments, each under the UID it has alone. It is PUBLISHed: a REQUEST or CANCEL is of one event
 * (RFC 5546, 3.2.2).
 */
export function calendarFileOf(entries: readonly Omit<CalendarEntry, "invited">[]): {
  content: string;
  contentType: string;
} {
  const method = ICalCalendarMethod.PUBLISH;
  const calendar = ical({ prodId: { company: "Zaguan", product: "Zaguan" }, method });
  for (const entry of entries) calendar.createEvent(eventOf(entry, method));
  return { content: calendar.toString(), contentType: `text/calendar; charset=utf-8; method=${method}` };
}

function eventOf(entry: CalendarEntry, method: ICalCalendarMethod): ICalEventData {
  const invitation = method !== ICalCalendarMethod.PUBLISH;
  const { organization, invited } = entry;
  return {
    id: `${entry.id}@zaguan`,
    sequence: entry.sequence,
    stamp: new Date(entry.changedAt),
    start: new Date(entry.start),
    end: new Date(entry.end),
    status: eventStatus(entry.status),
    summary: oneLine(entry.summary),
    description: entry.description,
    location: entry.location,
    url: entry.url,
    organizer:
      invitation && organization.email ? { name: oneLine(organization.name), email: organization.email } : null,
    attendees:
      invitation && invited
        ? [{ name: oneLine(invited.name), email: invited.email, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }]
        : [],
  };
}
