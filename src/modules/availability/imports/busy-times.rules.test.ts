import { describe, expect, test } from "vitest";
import { busyTimes } from "./busy-times.ts";

const MADRID = "Europe/Madrid";
const HOME = "America/Argentina/Buenos_Aires";
const at = (local: string, zone: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const window = { from: at("2026-03-01T00:00", HOME), to: at("2028-03-01T00:00", HOME), timeZone: HOME };
const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n");

/** Every day of the window, asked one by one: `date` is its name, and `last` the last day of its month. */
type Day = {
  date: string;
  weekday: number;
  day: number;
  month: number;
  last: number;
  ofYear: number;
  week: number;
  number: number;
};
const days: Day[] = [];
for (let each = Temporal.PlainDate.from("2026-03-01"); each.year < 2028 || each.month < 3; each = each.add({ days: 1 }))
  days.push({
    date: each.toString(),
    weekday: each.dayOfWeek,
    day: each.day,
    month: each.month,
    last: each.daysInMonth,
    ofYear: each.dayOfYear,
    week: each.weekOfYear ?? 0,
    number: Temporal.PlainDate.from("2026-03-02").until(each, { largestUnit: "days" }).days,
  });
const working = ({ weekday }: Day) => weekday <= 5;
const sameMonth = (a: Day) => days.filter((b) => b.date.slice(0, 7) === a.date.slice(0, 7));
const lastWorking = (day: Day) => working(day) && sameMonth(day).filter(working).at(-1) === day;
const weeksBetween = ({ number }: Day) => Math.floor(number / 7);

/** Of a series of an hour at ten in Madrid from Monday the 2nd of March 2026 on. */
const MEANT: readonly [rule: string, is: (day: Day) => boolean, most?: number][] = [
  ["FREQ=DAILY", () => true],
  ["FREQ=DAILY;INTERVAL=0", () => true],
  ["FREQ=DAILY;INTERVAL=3", ({ number }) => number % 3 === 0],
  ["FREQ=DAILY;COUNT=5", () => true, 5],
  ["FREQ=DAILY;BYDAY=MO,WE", ({ weekday }) => weekday === 1 || weekday === 3],
  ["FREQ=DAILY;BYMONTH=4,5", ({ month, number }) => number === 0 || month === 4 || month === 5],
  ["freq=weekly", ({ weekday }) => weekday === 1],
  ["FREQ=WEEKLY; BYDAY=MO, FR;", ({ weekday }) => weekday === 1 || weekday === 5],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=MO", (day) => [1, 7].includes(day.weekday) && weeksBetween(day) % 2 === 0],
  [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
    ({ weekday, number }) => [1, 7].includes(weekday) && Math.floor((number + 1) / 7) % 2 === 0,
  ],
  ["FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1", ({ weekday, number }) => number === 0 || weekday === 5],
  ["FREQ=WEEKLY;BYDAY=TU;COUNT=4", ({ weekday, number }) => number === 0 || weekday === 2, 4],
  ["FREQ=WEEKLY;X-WEEKS=SOME;BYDAY=MO", ({ weekday }) => weekday === 1],
  ["FREQ=MONTHLY", ({ day }) => day === 2],
  ["FREQ=MONTHLY;BYMONTHDAY=2,-1", ({ day, last }) => day === 2 || day === last],
  ["FREQ=MONTHLY;BYMONTHDAY=31", ({ day, number }) => number === 0 || day === 31],
  ["FREQ=MONTHLY;BYDAY=1MO", ({ weekday, day }) => weekday === 1 && day <= 7],
  [
    "FREQ=MONTHLY;BYDAY=+1MO,-1FR",
    ({ weekday, day, last }) => (weekday === 1 && day <= 7) || (weekday === 5 && day > last - 7),
  ],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", (day) => day.number === 0 || lastWorking(day)],
  [
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
    (day) => lastWorking(day) || (working(day) && sameMonth(day).find(working) === day),
  ],
  ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=3", ({ weekday, day }) => weekday === 1 && day <= 7, 3],
  ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ({ weekday, day, number }) => number === 0 || (weekday === 5 && day === 13)],
  ["FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", ({ weekday, day, month }) => weekday === 1 && day <= 7 && month % 3 === 0],
  ["FREQ=YEARLY", ({ day, month }) => day === 2 && month === 3],
  ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", ({ day, month, number }) => number === 0 || (day === 15 && month === 6)],
  [
    "FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU",
    ({ weekday, day, month, number }) => number === 0 || (month === 5 && weekday === 7 && day > 24),
  ],
  [
    "FREQ=YEARLY;BYYEARDAY=100,-1",
    ({ ofYear, day, month, number }) => number === 0 || ofYear === 100 || (day === 31 && month === 12),
  ],
  ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", ({ week, weekday, number }) => number === 0 || (week === 20 && weekday === 1)],
  ["FREQ=YEARLY;BYMONTH=3;BYDAY=MO;BYSETPOS=1", ({ weekday, day, month }) => month === 3 && weekday === 1 && day <= 7],
  ["FREQ=WEEKLY;UNTIL=20260323T090000Z", ({ weekday, date }) => weekday === 1 && date <= "2026-03-23"],
  ["FREQ=WEEKLY;UNTIL=20260323T085959Z", ({ weekday, date }) => weekday === 1 && date < "2026-03-23"],
  ["FREQ=WEEKLY;UNTIL=20260323", ({ weekday, date }) => weekday === 1 && date <= "2026-03-23"],
  ["FREQ=WEEKLY;UNTIL=20260323T100000", ({ weekday, date }) => weekday === 1 && date <= "2026-03-23"],
  ["FREQ=WEEKLY;UNTIL=20260330T080000Z", ({ weekday, date }) => weekday === 1 && date <= "2026-03-30"],
  ["FREQ=WEEKLY;UNTIL=20260330T075900Z", ({ weekday, date }) => weekday === 1 && date < "2026-03-30"],
  ["FREQ=WEEKLY;UNTIL=", ({ weekday }) => weekday === 1],
  ["FREQ=WEEKLY;UNTIL=20260101T000000Z", ({ number }) => number === 0],
];

describe("a rule gives the days that, asked one by one, are its own", () => {
  test.each(MEANT)("%s", (rule, is, most = 10_000) => {
    const found = busyTimes(
      calendar("DTSTART;TZID=Europe/Madrid:20260302T100000", "DURATION:PT1H", `RRULE:${rule}`),
      window,
    );
    const meant = days
      .filter((day) => day.number >= 0 && is(day))
      .slice(0, most)
      .map(({ date }) => at(`${date}T10:00`, MADRID));
    expect(found).toMatchObject({ ok: true, unread: [] });
    expect(found.ok && found.intervals.map(({ start }) => start)).toEqual(meant);
  });

  test.each([
    ["hours", "FREQ=HOURLY;INTERVAL=6;COUNT=5", 5],
    ["hours of a day", "FREQ=DAILY;BYHOUR=10,16;COUNT=4", 4],
    ["the last of a day's hours", "FREQ=DAILY;BYHOUR=10,16;BYSETPOS=-1;COUNT=3", 3],
  ])("by %s as well", (_name, rule, count) => {
    const found = busyTimes(calendar("DTSTART:20260302T100000Z", "DURATION:PT30M", `RRULE:${rule}`), window);
    expect(found.ok && found.intervals).toHaveLength(count);
  });

  test.each([
    "FREQ=NUNCA",
    "semanal",
    "FREQ=WEEKLY;BYDAY=LU",
    "FREQ=DAILY;COUNT=tres",
    "FREQ=DAILY;COUNT=0",
    "FREQ=DAILY;BYMONTH=13",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;UNTIL=mañana",
    "FREQ=YEARLY;RSCALE=CHINESE",
    "FREQ=DAILY;SKIP=FORWARD",
  ])("%s is no rule: its first time counts, and it is told", (rule) => {
    const found = busyTimes(
      calendar("DTSTART:20260302T100000Z", "DURATION:PT1H", "SUMMARY:Clase", `RRULE:${rule}`),
      window,
    );
    expect(found).toMatchObject({
      ok: true,
      intervals: [{ start: at("2026-03-02T10:00", "UTC") }],
      unread: [{ reason: "RULE_UNREADABLE", title: "Clase", at: at("2026-03-02T10:00", "UTC") }],
    });
  });
});

const times = (...lines: string[]) => {
  const found = busyTimes(calendar(...lines), window);
  return found.ok
    ? found.intervals.map(({ start, end }) => [new Date(start).toISOString().slice(5, 16), (end - start) / 60_000])
    : found.reason;
};

describe("several rules and dates of one event", () => {
  const lesson = ["DTSTART;TZID=Europe/Madrid:20260302T100000", "DURATION:PT1H"];
  test("are all followed, each to its own end", () =>
    expect(times(...lesson, "RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260312T235959Z")).toEqual([
      ["03-02T09:00", 60],
      ["03-05T09:00", 60],
      ["03-09T09:00", 60],
      ["03-12T09:00", 60],
    ]));
  test("a rule of exclusions leaves out", () =>
    expect(times(...lesson, "RRULE:FREQ=DAILY;COUNT=5", "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=9")).toEqual([
      ["03-03T09:00", 60],
      ["03-05T09:00", 60],
    ]));
  test("dates are added: in UTC, in a zone, by the day alone, and with an end of their own", () =>
    expect(
      times(
        ...lesson,
        "RDATE:20260303T150000Z",
        "RDATE;TZID=Asia/Tokyo:20260304T200000,20260305T200000",
        "RDATE;VALUE=DATE:20260306",
        "RDATE;VALUE=PERIOD:20260307T100000Z/20260307T130000Z,20260308T100000Z/PT15M",
        "RDATE;VALUE=PERIOD;TZID=Europe/Madrid:20260328T120000/P1D",
        "EXDATE:20260303T150000Z",
      ),
    ).toEqual([
      ["03-02T09:00", 60],
      ["03-04T11:00", 60],
      ["03-05T11:00", 60],
      ["03-06T09:00", 60],
      ["03-07T10:00", 180],
      ["03-08T10:00", 15],
      ["03-28T11:00", 23 * 60],
    ]));
  test("a date that is none is told, and the others count", () => {
    const found = busyTimes(
      calendar(...lesson, "RDATE:20260230T100000Z,20260303T150000Z", "RDATE;VALUE=PERIOD:20260304T100000Z/después"),
      window,
    );
    expect(found).toMatchObject({
      ok: true,
      unread: [{ reason: "EXTRA_DATE_UNREADABLE", detail: "20260230T100000Z" }],
    });
    expect(found.ok && found.intervals).toHaveLength(2);
  });
  test("a moved end follows its series: nights of seven and nine hours where clocks change", () => {
    expect(times("DTSTART;TZID=Europe/Madrid:20260328T220000", "DURATION:P1D", "RRULE:FREQ=YEARLY;COUNT=1")).toEqual([
      ["03-28T21:00", 23 * 60],
    ]);
  });
});

describe("whole days", () => {
  const day = (date: string, count = 1) => [`${date}T03:00`, count * 1440];
  test.each<[string, string[], (string | number)[][]]>([
    ["that end where they begin", ["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260302"], [day("03-02")]],
    ["without saying that it is a date", ["DTSTART:20260302", "DTEND:20260304"], [day("03-02", 2)]],
    ["with a zone that does not matter", ["DTSTART;TZID=Asia/Tokyo;VALUE=DATE:20260302"], [day("03-02")]],
    ["of a calendar in another zone", ["DTSTART;VALUE=DATE:20260302", "X-WR-TIMEZONE:Europe/Madrid"], [day("03-02")]],
    ["for a duration in days", ["DTSTART;VALUE=DATE:20260302", "DURATION:P2D"], [day("03-02", 2)]],
    ["for a week", ["DTSTART;VALUE=DATE:20260302", "DURATION:P1W"], [day("03-02", 7)]],
    ["for no time", ["DTSTART;VALUE=DATE:20260302", "DURATION:P"], [day("03-02")]],
    ["until a midnight", ["DTSTART;VALUE=DATE:20260302", "DTEND:20260303T000000"], [day("03-02")]],
    ["as a program without dates writes them", ["DTSTART:20260302T000000", "DTEND:20260302T240000"], [day("03-02")]],
    [
      "every year",
      ["DTSTART;VALUE=DATE:19900302", "DTEND;VALUE=DATE:19900303", "RRULE:FREQ=YEARLY;UNTIL=20270101"],
      [day("03-02")],
    ],
    [
      "until a day that is the last",
      ["DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;UNTIL=20260316"],
      [day("03-02"), day("03-09"), day("03-16")],
    ],
    [
      "until the last day's midnight of theirs, written in UTC",
      ["DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;UNTIL=20260309T030000Z"],
      [day("03-02"), day("03-09")],
    ],
    [
      "until a date written as a midnight of UTC",
      ["DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;UNTIL=20260309T000000Z"],
      [day("03-02"), day("03-09")],
    ],
    ...[
      "EXDATE;VALUE=DATE:20260309",
      "EXDATE:20260309T000000",
      "EXDATE;TZID=America/Argentina/Buenos_Aires:20260309T000000",
      "EXDATE;TZID=Romance Standard Time:20260309T000000",
      "EXDATE:20260309T030000Z",
      "EXDATE:20260309T000000Z",
      "EXDATE:20260309",
    ].map((line): [string, string[], (string | number)[][]] => [
      `without one of them: ${line}`,
      ["DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=WEEKLY;COUNT=3", line],
      [day("03-02"), day("03-16")],
    ]),
    ...["RECURRENCE-ID;VALUE=DATE:20260309", "RECURRENCE-ID:20260309T000000", "RECURRENCE-ID:20260309T030000Z"].map(
      (line): [string, string[], (string | number)[][]] => [
        `with one of them moved: ${line}`,
        [
          "DTSTART;VALUE=DATE:20260302",
          "RRULE:FREQ=WEEKLY;COUNT=3",
          "END:VEVENT",
          "BEGIN:VEVENT",
          "UID:1",
          line,
          "DTSTART;VALUE=DATE:20260311",
          "DTEND;VALUE=DATE:20260313",
        ],
        [day("03-02"), day("03-11", 2), day("03-16")],
      ],
    ),
    [
      "all moved from one on",
      [
        "DTSTART;VALUE=DATE:20260302",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:1",
        "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260316",
        "DTSTART;VALUE=DATE:20260317",
      ],
      [day("03-02"), day("03-09"), day("03-17"), day("03-24")],
    ],
  ])("%s", (_name, lines, meant) => expect(times(...lines)).toEqual(meant));
});
