import { describe, expect, test } from "vitest";
import { busyTimes } from "./busy-times.ts";
import { decodeCalendar } from "./content-lines.ts";

const HOME = "America/Argentina/Buenos_Aires";
const at = (local: string, zone = HOME) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const window = { from: at("2026-03-01T00:00"), to: at("2028-03-01T00:00"), timeZone: HOME };
const read = (bytes: string | Uint8Array) => busyTimes(decodeCalendar(Buffer.from(bytes)), window);
const times = (text: string | Uint8Array) => {
  const found = read(text);
  return found.ok
    ? found.intervals.map(
        ({ start, end }) => `${new Date(start).toISOString().slice(0, 16)} +${(end - start) / 60_000}`,
      )
    : found.reason;
};
const untold = (text: string) => expect(read(text)).toMatchObject({ ok: true, unread: [], unreadCount: 0 });

describe("as they are written by", () => {
  test("Google: the calendar's zone beside events in UTC, a series with an exception, and a declined day", () => {
    const text = `BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:ana@correo.example
X-WR-TIMEZONE:America/Argentina/Buenos_Aires
BEGIN:VTIMEZONE
TZID:America/Argentina/Buenos_Aires
X-LIC-LOCATION:America/Argentina/Buenos_Aires
BEGIN:STANDARD
TZOFFSETFROM:-0300
TZOFFSETTO:-0300
TZNAME:GMT-3
DTSTART:19700101T000000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=America/Argentina/Buenos_Aires:20260305T090000
DTEND;TZID=America/Argentina/Buenos_Aires:20260305T100000
RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20260327T025959Z;BYDAY=TH
EXDATE;TZID=America/Argentina/Buenos_Aires:20260312T090000
DTSTAMP:20260301T120000Z
UID:0a1b2c3d@google.example
SEQUENCE:1
STATUS:CONFIRMED
SUMMARY:Supervisión
TRANSP:OPAQUE
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=America/Argentina/Buenos_Aires:20260319T110000
DTEND;TZID=America/Argentina/Buenos_Aires:20260319T120000
UID:0a1b2c3d@google.example
RECURRENCE-ID;TZID=America/Argentina/Buenos_Aires:20260319T090000
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Supervisión
TRANSP:OPAQUE
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260324
DTEND;VALUE=DATE:20260325
UID:feriado@google.example
SUMMARY:Feriado
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
DTSTART:20260310T130000Z
DTEND:20260310T134500Z
UID:suelto@google.example
SUMMARY:Dentista
END:VEVENT
END:VCALENDAR
`;
    expect(times(text)).toEqual([
      "2026-03-05T12:00 +60",
      "2026-03-10T13:00 +45",
      "2026-03-19T14:00 +60",
      "2026-03-26T12:00 +60",
    ]);
    untold(text);
  });

  test("Outlook on the web: Windows' names with their rules, an all-day series with exclusions at midnight", () => {
    const zone = (name: string, from: string, to: string) => `BEGIN:VTIMEZONE
TZID:${name}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:${from}
TZOFFSETTO:${to}
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T000000
TZOFFSETFROM:${from}
TZOFFSETTO:${to}
END:DAYLIGHT
END:VTIMEZONE`;
    const text = `BEGIN:VCALENDAR
METHOD:PUBLISH
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
X-WR-CALNAME:Calendario
${zone("Argentina Standard Time", "-0300", "-0300")}
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E00800000000C0
SUMMARY:Reunión
DTSTART;TZID=Argentina Standard Time:20260303T150000
DTEND;TZID=Argentina Standard Time:20260303T160000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20260301T120000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:0
LOCATION:
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
END:VEVENT
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E00800000000C1
RRULE:FREQ=DAILY;UNTIL=20260307T030000Z;INTERVAL=1
EXDATE;TZID=Argentina Standard Time:20260306T000000
SUMMARY:Congreso
DTSTART;VALUE=DATE:20260305
DTEND;VALUE=DATE:20260306
TRANSP:OPAQUE
X-MICROSOFT-CDO-BUSYSTATUS:OOF
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
END:VEVENT
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E00800000000C2
SUMMARY:Libre
DTSTART;TZID=Argentina Standard Time:20260309T150000
DTEND;TZID=Argentina Standard Time:20260309T160000
X-MICROSOFT-CDO-BUSYSTATUS:FREE
END:VEVENT
END:VCALENDAR
`;
    expect(times(text)).toEqual(["2026-03-03T18:00 +60", "2026-03-05T03:00 +1440", "2026-03-07T03:00 +1440"]);
    untold(text);
  });

  test("Teams: an invitation whose zone is Windows' and whose rules were left behind", () => {
    const text = `BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VEVENT
ORGANIZER;CN=Bruno:mailto:bruno@correo.example
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Ana:mailto
 :ana@correo.example
DESCRIPTION;LANGUAGE=es-AR:\\n_____________________________________________
 _________________________________\\nReunión de Microsoft Teams\\n
RRULE:FREQ=WEEKLY;UNTIL=20260326T140000Z;INTERVAL=1;BYDAY=TH;WKST=SU
UID:040000008200E00074C5B7101A82E00800000000D0
SUMMARY;LANGUAGE=es-AR:Ateneo
DTSTART;TZID=Eastern Standard Time:20260305T100000
DTEND;TZID=Eastern Standard Time:20260305T110000
CLASS:PUBLIC
DTSTAMP:20260301T120000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
X-MICROSOFT-SKYPETEAMSPROPERTIES:{"cid":"19:meeting_x@thread.v2"\\,"rid":0}
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR
`;
    // Clocks go forward in New York on the 8th of March.
    expect(times(text)).toEqual([
      "2026-03-05T15:00 +60",
      "2026-03-12T14:00 +60",
      "2026-03-19T14:00 +60",
      "2026-03-26T14:00 +60",
    ]);
    untold(text);
  });

  test("Apple: durations, a floating alarm, travel time, and exclusions one a line", () => {
    const text = `BEGIN:VCALENDAR
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 15.3//EN
VERSION:2.0
X-APPLE-CALENDAR-COLOR:#1BADF8
BEGIN:VTIMEZONE
TZID:Europe/Madrid
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
CREATED:20260101T100000Z
DTSTART;TZID=Europe/Madrid:20260326T090000
DURATION:PT1H30M
RRULE:FREQ=DAILY;COUNT=6
EXDATE;TZID=Europe/Madrid:20260327T090000
EXDATE;TZID=Europe/Madrid:20260330T090000
UID:7C6B5A
X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT30M
X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Calle 1, \\"B\\"":geo:1,2
SUMMARY:Taller
SEQUENCE:0
BEGIN:VALARM
TRIGGER;VALUE=DATE-TIME:19760401T005545Z
ACTION:NONE
END:VALARM
END:VEVENT
END:VCALENDAR
`;
    expect(times(text)).toEqual([
      "2026-03-26T08:00 +90",
      "2026-03-28T08:00 +90",
      "2026-03-29T07:00 +90",
      "2026-03-31T07:00 +90",
    ]);
    untold(text);
  });

  test("Nextcloud: a zone with a hundred years of changes, a task and a journal beside the events", () => {
    const text = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//IDN nextcloud.com//Calendar app 5.0.0//EN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
TZOFFSETFROM:+005328
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:18930401T000000
RDATE:18930401T000000
END:STANDARD
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19160430T230000
RDATE:19160430T230000
RDATE:19170416T020000
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTODO
UID:tarea
DTSTART:20260304T090000Z
DUE:20260304T100000Z
END:VTODO
BEGIN:VJOURNAL
UID:diario
DTSTART;VALUE=DATE:20260304
END:VJOURNAL
BEGIN:VEVENT
UID:evento
DTSTART;TZID=Europe/Berlin:20260304T090000
DTEND;TZID=Europe/Berlin:20260304T100000
STATUS:TENTATIVE
SUMMARY:Kita
END:VEVENT
END:VCALENDAR
`;
    expect(times(text)).toEqual(["2026-03-04T08:00 +60"]);
    untold(text);
  });

  test("emClient: a zone that begins in the year 1", () => {
    const text = `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Mitteleuropäische Zeit
BEGIN:STANDARD
DTSTART:00011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYHOUR=3;BYMINUTE=0;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:00010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYHOUR=2;BYMINUTE=0;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID="Mitteleuropäische Zeit":20260401T100000
DTEND;TZID="Mitteleuropäische Zeit":20260401T110000
END:VEVENT
END:VCALENDAR
`;
    expect(times(text)).toEqual(["2026-04-01T08:00 +60"]);
    untold(text);
  });

  test("programs that know ISO better than iCalendar, and one that writes its own offset", () =>
    expect(
      times(`BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:2026-03-04T09:00:00Z
DTEND:2026-03-04T10:00:00.000Z
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260305T090000-0300
DTEND:20260305T100000-0300
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20260306T0900
DTEND:20260306T1000
END:VEVENT
END:VCALENDAR`),
    ).toEqual(["2026-03-04T09:00 +60", "2026-03-05T12:00 +60", "2026-03-06T12:00 +60"]));

  test("old programs, in letters that are not UTF-8, and in UTF-16", () => {
    const text = (tzid: string) =>
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Reunión ñandú\r\nDTSTART;TZID=${tzid}:20260304T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    const unknown = { ok: true, unread: [{ title: "Reunión ñandú", reason: "ZONE_UNKNOWN", detail: "Señal" }] };
    expect(read(Buffer.from(text("Señal"), "latin1"))).toMatchObject(unknown);
    expect(read(Buffer.from(`\uFEFF${text("Señal")}`, "utf16le"))).toMatchObject(unknown);
    expect(read(text("Señal"))).toMatchObject(unknown);
  });

  test("programs that fold in the middle of a letter", () => {
    const line = Buffer.from("DTSTART;TZID=Señal:20260304T090000");
    const split = line.indexOf(0xc3) + 1;
    const bytes = Buffer.concat([
      Buffer.from("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDURATION:PT1H\r\n"),
      line.subarray(0, split),
      Buffer.from("\r\n "),
      line.subarray(split),
      Buffer.from("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
    ]);
    expect(read(bytes)).toMatchObject({ ok: true, unread: [{ detail: "Señal" }] });
  });
});

describe("what cannot be read is told, event by event, and the rest is read", () => {
  const good = "BEGIN:VEVENT\nUID:good\nDTSTART:20260302T120000Z\nDTEND:20260302T130000Z\nEND:VEVENT";
  const after = "BEGIN:VEVENT\nUID:after\nDTSTART:20260302T220000Z\nDTEND:20260302T230000Z\nEND:VEVENT";
  const beside = (...lines: string[]) =>
    [
      "BEGIN:VCALENDAR",
      good,
      "BEGIN:VEVENT",
      "UID:x",
      "SUMMARY:Yoga\\, con Inés",
      ...lines,
      "END:VEVENT",
      after,
      "END:VCALENDAR",
    ].join("\n");
  const start = "DTSTART:20260303T120000Z";
  test.each<[string, string[], string, string | null, number]>([
    ["a start that is no time", ["DTSTART:mañana a las 9", "DURATION:PT1H"], "START_UNREADABLE", "mañana a las 9", 0],
    [
      "a start of a month that does not exist",
      ["DTSTART:20261303T120000Z", "DURATION:PT1H"],
      "START_UNREADABLE",
      "20261303T120000Z",
      0,
    ],
    ["no start", ["DURATION:PT1H"], "START_UNREADABLE", null, 0],
    ["an end that is no time", [start, "DTEND:20260303T250000Z"], "LENGTH_UNREADABLE", "20260303T250000Z", 0],
    ["a duration that is none", [start, "DURATION:una hora"], "LENGTH_UNREADABLE", "una hora", 0],
    ["an end before its start", [start, "DTEND:20260303T110000Z"], "ENDS_BEFORE_START", null, 0],
    [
      "a whole day that ends before it begins",
      ["DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260302"],
      "ENDS_BEFORE_START",
      null,
      0,
    ],
    ["a duration below nought", [start, "DURATION:-PT1H"], "ENDS_BEFORE_START", null, 0],
    [
      "a zone nobody knows",
      ["DTSTART;TZID=Hora de casa:20260303T090000", "DURATION:PT1H"],
      "ZONE_UNKNOWN",
      "Hora de casa",
      1,
    ],
    ["a zone whose rules say nothing", ["DTSTART;TZID=ART:20260303T090000", "DURATION:PT1H"], "ZONE_UNKNOWN", "ART", 1],
    ["a rule that is none", [start, "DURATION:PT1H", "RRULE:FREQ=A VECES"], "RULE_UNREADABLE", "FREQ=A VECES", 1],
    [
      "an exclusion that is no date",
      [start, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:ayer"],
      "EXCLUSION_UNREADABLE",
      "ayer",
      2,
    ],
    [
      "an occurrence that is no date",
      [start, "DURATION:PT1H", "RECURRENCE-ID:ayer"],
      "OCCURRENCE_UNREADABLE",
      "ayer",
      1,
    ],
    [
      "a range nobody uses",
      [start, "DURATION:PT1H", "RECURRENCE-ID;RANGE=THISANDPRIOR:20260303T120000Z"],
      "OCCURRENCE_UNREADABLE",
      "THISANDPRIOR",
      1,
    ],
    ["a year that no clock reaches", [start, "DURATION:P999999999D"], "EVENT_UNREADABLE", null, 0],
  ])("%s", (_name, lines, reason, detail, more) => {
    const found = read(beside(...lines));
    expect(found).toMatchObject({ ok: true, unreadCount: 1, unread: [{ reason, detail, title: "Yoga, con Inés" }] });
    expect(found.ok && found.intervals).toHaveLength(2 + more);
  });

  test("an event that lost its end, and the one after it", () => {
    const found = read(
      beside(start, "DURATION:PT1H").replace("END:VEVENT\nBEGIN:VEVENT\nUID:after", "BEGIN:VEVENT\nUID:after"),
    );
    expect(found).toMatchObject({ ok: true, unread: [{ reason: "CUT_SHORT", title: "Yoga, con Inés" }] });
    expect(found.ok && found.intervals).toHaveLength(3);
  });

  test("but not what is long over, nor the name of what says that it is private", () => {
    expect(read(beside("DTSTART;TZID=Hora de casa:20160303T090000", "DURATION:PT1H"))).toMatchObject({
      unreadCount: 0,
    });
    expect(read(beside("CLASS:PRIVATE", "DTSTART;TZID=X:20260303T090000", "DURATION:PT1H"))).toMatchObject({
      unread: [{ title: null, reason: "ZONE_UNKNOWN" }],
    });
  });

  test("fifty of them by name, the others by number", () => {
    const many = Array.from({ length: 130 }, (_, n) => `BEGIN:VEVENT\nUID:${n}\nDTSTART:nunca\nEND:VEVENT`).join("\n");
    const found = read(`BEGIN:VCALENDAR\n${good}\n${many}\nEND:VCALENDAR`);
    expect(found).toMatchObject({ ok: true, unreadCount: 130 });
    expect(found.ok && found.unread).toHaveLength(50);
  });

  test("a period of published busy times that is none", () => {
    const found = read(
      "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nFREEBUSY:20260302T120000Z/PT1H,hoy/PT1H,20260303T120000Z/nunca\nEND:VFREEBUSY\nEND:VCALENDAR",
    );
    expect(found).toMatchObject({
      ok: true,
      unreadCount: 2,
      unread: [{ reason: "FREE_BUSY_UNREADABLE", detail: "hoy/PT1H" }, {}],
    });
    expect(found.ok && found.intervals).toHaveLength(1);
  });

  test("a calendar that was cut off on its way is none: what was read before it holds", () => {
    expect(read(`BEGIN:VCALENDAR\n${good}\nBEGIN:VEVENT\nUID:2\nDTSTART:2026`)).toEqual({
      ok: false,
      reason: "UNREADABLE",
    });
  });

  test("a calendar of cancellations takes no time", () => {
    expect(times(`BEGIN:VCALENDAR\nMETHOD:CANCEL\n${good}\nEND:VCALENDAR`)).toEqual([]);
  });
});
