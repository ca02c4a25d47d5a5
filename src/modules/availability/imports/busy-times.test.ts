import { describe, expect, test } from "vitest";
import { busyTimesApart } from "./busy-times-apart.ts";
import { busyTimes, type BusyWindow } from "./busy-times.ts";

const at = (local: string, zone = "America/Argentina/Buenos_Aires") =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const window: BusyWindow = {
  from: at("2026-03-01T00:00"),
  to: at("2028-03-01T00:00"),
  timeZone: "America/Argentina/Buenos_Aires",
};
const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) =>
  calendar("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT");
const read = (text: string, changes: Partial<BusyWindow> = {}) => busyTimes(text, { ...window, ...changes });
const times = (text: string, changes: Partial<BusyWindow> = {}) => {
  const found = read(text, changes);
  return found.ok
    ? found.intervals.map(({ start, end }) => [new Date(start).toISOString().slice(0, 16), (end - start) / 60_000])
    : found.reason;
};

describe("busy times of one event", () => {
  test.each([
    ["in UTC", ["DTSTART:20260302T120000Z", "DTEND:20260302T130000Z"], [["2026-03-02T12:00", 60]]],
    [
      "in a named zone",
      ["DTSTART;TZID=Europe/Madrid:20260302T100000", "DTEND;TZID=Europe/Madrid:20260302T113000"],
      [["2026-03-02T09:00", 90]],
    ],
    [
      "in a zone with a prefix",
      ["DTSTART;TZID=/mozilla.org/Europe/Madrid:20260302T100000", "DURATION:PT45M"],
      [["2026-03-02T09:00", 45]],
    ],
    [
      "on nobody's clock: the professional's",
      ["DTSTART:20260302T100000", "DTEND:20260302T110000"],
      [["2026-03-02T13:00", 60]],
    ],
    ["a whole day of the professional's", ["DTSTART;VALUE=DATE:20260302"], [["2026-03-02T03:00", 1440]]],
    ["whole days", ["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260305"], [["2026-03-02T03:00", 3 * 1440]]],
    ["marked free", ["DTSTART:20260302T120000Z", "DTEND:20260302T130000Z", "TRANSP:TRANSPARENT"], []],
    ["cancelled", ["DTSTART:20260302T120000Z", "DTEND:20260302T130000Z", "STATUS:CANCELLED"], []],
    ["without length", ["DTSTART:20260302T120000Z"], []],
    ["that ends before it starts", ["DTSTART:20260302T120000Z", "DTEND:20260302T110000Z"], []],
    ["that is over", ["DTSTART:20250302T120000Z", "DTEND:20250302T130000Z"], []],
    [
      "that begins before the window is cut",
      ["DTSTART:20260301T020000Z", "DTEND:20260301T040000Z"],
      [["2026-03-01T03:00", 60]],
    ],
  ])("%s", (_name, lines, expected) => expect(times(event(...lines))).toEqual(expected));

  test("a day of a clock change is as long as it is", () => {
    const spring = times(event("DTSTART;VALUE=DATE:20260329"), { timeZone: "Europe/Madrid" });
    expect(spring).toEqual([["2026-03-28T23:00", 23 * 60]]);
  });
});

describe("series", () => {
  test("keep their hour on the wall across a clock change", () => {
    const text = event(
      "DTSTART;TZID=Europe/Madrid:20260323T100000",
      "DTEND;TZID=Europe/Madrid:20260323T110000",
      "RRULE:FREQ=WEEKLY;COUNT=3",
    );
    expect(times(text)).toEqual([
      ["2026-03-23T09:00", 60],
      ["2026-03-30T08:00", 60],
      ["2026-04-06T08:00", 60],
    ]);
  });

  test("leave out what was taken out, and move what was moved", () => {
    const text = calendar(
      "BEGIN:VEVENT",
      "UID:s",
      "DTSTART:20260302T120000Z",
      "DTEND:20260302T130000Z",
      "RRULE:FREQ=DAILY;COUNT=4",
      "EXDATE:20260303T120000Z",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:s",
      "RECURRENCE-ID:20260304T120000Z",
      "DTSTART:20260304T150000Z",
      "DTEND:20260304T153000Z",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:orphan",
      "RECURRENCE-ID:20260310T120000Z",
      "DTSTART:20260310T150000Z",
      "DTEND:20260310T160000Z",
      "END:VEVENT",
    );
    expect(times(text)).toEqual([
      ["2026-03-02T12:00", 60],
      ["2026-03-04T15:00", 30],
      ["2026-03-05T12:00", 60],
      ["2026-03-10T15:00", 60],
    ]);
  });

  test("of a zone that only the file knows follow the file's rules", () => {
    const text = calendar(
      "BEGIN:VTIMEZONE",
      "TZID:Nuestra hora",
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      "TZOFFSETFROM:-0500",
      "TZOFFSETTO:-0500",
      "END:STANDARD",
      "END:VTIMEZONE",
      "BEGIN:VEVENT",
      "UID:1",
      "DTSTART;TZID=Nuestra hora:20260302T100000",
      "DTEND;TZID=Nuestra hora:20260302T110000",
      "END:VEVENT",
    );
    expect(times(text)).toEqual([["2026-03-02T15:00", 60]]);
  });

  test("without an end stop with the window", () => {
    const found = read(event("DTSTART:20000103T120000Z", "DTEND:20000103T130000Z", "RRULE:FREQ=DAILY"));
    expect(found.ok && found.intervals.length).toBe(731);
  });
});

test("overlapping and adjoining times are one", () => {
  const one = (uid: string, start: string, end: string) => [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTART:20260302T${start}Z`,
    `DTEND:20260302T${end}Z`,
    "END:VEVENT",
  ];
  expect(
    times(
      calendar(
        ...one("b", "1230", "1400").map((line) => line.replace(/T(\d{4})Z/, "T$100Z")),
        ...one("a", "120000", "130000"),
        ...one("c", "140000", "150000"),
      ),
    ),
  ).toEqual([["2026-03-02T12:00", 180]]);
});

test("published free and busy times count", () => {
  expect(
    times(
      calendar(
        "BEGIN:VFREEBUSY",
        "FREEBUSY:20260302T120000Z/PT1H,20260302T150000Z/20260302T160000Z",
        "FREEBUSY;FBTYPE=FREE:20260302T180000Z/PT1H",
        "END:VFREEBUSY",
      ),
    ),
  ).toEqual([
    ["2026-03-02T12:00", 60],
    ["2026-03-02T15:00", 60],
  ]);
});

describe("what is too much ends soon, and says what it is", () => {
  test.each([
    ["every second for ever", "RRULE:FREQ=SECONDLY", "TOO_MANY_EVENTS", "20260302T120000Z"],
    ["every second since long ago", "RRULE:FREQ=SECONDLY", "TOO_MANY_EVENTS", "19700101T000000Z"],
    ["a thousand million times", "RRULE:FREQ=MINUTELY;COUNT=1000000000", "TOO_MANY_EVENTS", "20260302T120000Z"],
    [
      "every five minutes of every day",
      "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55",
      "TOO_MANY_EVENTS",
      "20260302T120000Z",
    ],
  ])(
    "%s",
    async (_name, rule, reason, start) => {
      const before = performance.now();
      expect(await busyTimesApart(event(`DTSTART:${start}`, "DURATION:PT1S", rule), window)).toEqual({
        ok: false,
        reason,
      });
      expect(performance.now() - before).toBeLessThan(8_000);
    },
    15_000,
  );

  test("a rule that never comes true", async () => {
    const never = event("DTSTART:20260302T120000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31");
    const found = await busyTimesApart(never, window);
    expect(found.ok && found.intervals.length).toBeLessThanOrEqual(1);
  });

  test("a parser that does not come back is stopped", async () => {
    const before = performance.now();
    expect(
      await busyTimesApart(event("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"), window, 1),
    ).toEqual({ ok: false, reason: "TOO_COMPLEX" });
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  test("two million characters of events", async () => {
    const many = Array.from(
      { length: 15_000 },
      (_, n) => `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTART:20260302T120000Z\r\nDTEND:20260302T130000Z\r\nEND:VEVENT`,
    ).join("\r\n");
    expect(await busyTimesApart(calendar(many), window, 60_000)).toEqual({ ok: false, reason: "TOO_MANY_EVENTS" });
  }, 70_000);
});

test.each([
  "",
  "<!doctype html><p>Sign in</p>",
  "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:nonsense",
  "BEGIN:VCALENDAR\r\nthis is not a line\r\nEND:VCALENDAR",
])("%j is no calendar", (text) => expect(read(text)).toEqual({ ok: false, reason: "UNREADABLE" }));

test("a calendar with nothing in it is one", () =>
  expect(read(calendar())).toEqual({ ok: true, intervals: [], unread: [], unreadCount: 0 }));
