/**
 * Calendars as other programs write them, every form of zone with every end, exclusion, change and habit, each with what it
 * means. What it means is worked out day by day with Temporal, from the same facts as the text, never from the text.
 */
export const HOME = "America/Argentina/Buenos_Aires";
export const WINDOW = {
  from: Temporal.ZonedDateTime.from(`2026-03-10T00:00[${HOME}]`).epochMilliseconds,
  to: Temporal.ZonedDateTime.from(`2026-04-20T00:00[${HOME}]`).epochMilliseconds,
  timeZone: HOME,
};

export type Sample = { name: string; text: string; busy: { start: number; end: number }[]; told: string[] };

type Wall = Temporal.PlainDateTime;
const wall = (text: string) => Temporal.PlainDateTime.from(text);
const at = (time: Wall, zone: string) => time.toZonedDateTime(zone).epochMilliseconds;
const basic = (time: Wall) => time.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
const basicDay = (time: Wall) => time.toPlainDate().toString().replaceAll("-", "");
const utc = (instant: number) => `${basic(wallIn(instant, "UTC"))}Z`;
const wallIn = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();

/** A zone as it is written, and whose clock it is. `lines` stand before the events. */
type ZoneForm = { name: string; zone: string; tzid?: string; utc?: true; lines?: string[]; told?: string };

const northern = (tzid: string) => [
  "BEGIN:VTIMEZONE",
  `TZID:${tzid}`,
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T020000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];
/** Santiago's clocks of 2025 and 2026, each change by its date. */
const southern = (tzid: string) => [
  "BEGIN:VTIMEZONE",
  `TZID:${tzid}`,
  "BEGIN:DAYLIGHT",
  "DTSTART:20250907T000000",
  "RDATE:20250907T000000,20260906T000000",
  "TZOFFSETFROM:-0400",
  "TZOFFSETTO:-0300",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "DTSTART:20250406T000000",
  "RDATE:20260405T000000",
  "TZOFFSETFROM:-0300",
  "TZOFFSETTO:-0400",
  "END:STANDARD",
  "END:VTIMEZONE",
];

export const ZONES: readonly ZoneForm[] = [
  { name: "UTC", zone: "UTC", utc: true },
  { name: "a zone of the database", zone: "Europe/Madrid", tzid: "Europe/Madrid" },
  { name: "a zone in small letters", zone: "Europe/Madrid", tzid: "europe/madrid" },
  { name: "a zone in quotes", zone: "Europe/Madrid", tzid: '"Europe/Madrid"' },
  { name: "an old name of a zone", zone: "Asia/Calcutta", tzid: "Asia/Calcutta" },
  { name: "a zone of three parts", zone: HOME, tzid: "America/Argentina/Buenos_Aires" },
  { name: "Mozilla's prefix", zone: "Europe/Madrid", tzid: "/mozilla.org/20050126_1/Europe/Madrid" },
  {
    name: "Evolution's prefix",
    zone: HOME,
    tzid: "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
  },
  { name: "Windows' name alone", zone: "Europe/Paris", tzid: "Romance Standard Time" },
  {
    name: "Windows' name of a zone with other clock changes",
    zone: "America/New_York",
    tzid: '"Eastern Standard Time"',
  },
  { name: "Windows' name in half hours", zone: "Asia/Kolkata", tzid: "India Standard Time" },
  {
    name: "Windows' name with its rules",
    zone: "Europe/Berlin",
    tzid: "W. Europe Standard Time",
    lines: northern("W. Europe Standard Time"),
  },
  {
    name: "Outlook's customized zone",
    zone: "Europe/Berlin",
    tzid: '"Customized Time Zone"',
    lines: northern("Customized Time Zone"),
  },
  {
    name: "Exchange's custom zone",
    zone: "Europe/Berlin",
    tzid: '"tzone://Microsoft/Custom"',
    lines: northern("tzone://Microsoft/Custom"),
  },
  {
    name: "a shown name, escaped in its rules",
    zone: "Europe/Berlin",
    tzid: '"(UTC+01:00) Amsterdam, Berlin"',
    lines: northern("(UTC+01:00) Amsterdam\\, Berlin"),
  },
  {
    name: "a shown name without rules",
    zone: "Europe/Brussels",
    tzid: '"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"',
  },
  {
    name: "a shown name without quotes",
    zone: "Europe/Brussels",
    tzid: "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris",
  },
  { name: "a shown name of America's", zone: "America/New_York", tzid: '"(UTC-05:00) Eastern Time (US & Canada)"' },
  {
    name: "a name of its own, in the south, by dates",
    zone: "America/Santiago",
    tzid: "Hora de acá",
    lines: southern("Hora de acá"),
  },
  { name: "a distance from UTC", zone: "-03:00", tzid: "GMT-0300" },
  { name: "Microsoft's UTC", zone: "UTC", tzid: '"tzone://Microsoft/Utc"' },
  { name: "no zone", zone: HOME },
  { name: "no zone in a calendar that has one", zone: "Europe/Madrid", lines: ["X-WR-TIMEZONE:Europe/Madrid"] },
  {
    name: "no zone in a calendar with Windows' name",
    zone: "Europe/Paris",
    lines: ["X-WR-TIMEZONE:Romance Standard Time"],
  },
  { name: "a zone nobody knows", zone: HOME, tzid: "Hora Inventada", told: "ZONE_UNKNOWN" },
];

const property = (name: string, form: ZoneForm, time: Wall): string =>
  form.utc ? `${name}:${basic(time)}Z` : `${name}${form.tzid ? `;TZID=${form.tzid}` : ""}:${basic(time)}`;

/** Mondays, Wednesdays and Fridays at half past ten in the evening, twelve times, past midnight, over clock changes. */
const FIRST = wall("2026-03-16T22:30");
const MINUTES = 135;
const STARTS = Array.from({ length: 28 }, (_, day) => FIRST.add({ days: day })).filter(({ dayOfWeek }) =>
  [1, 3, 5].includes(dayOfWeek),
);
const RULE = "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=12";

type Facts = { form: ZoneForm; start: number; end: number };
type End = { name: string; line: (facts: Facts) => string };
export const ENDS: readonly End[] = [
  { name: "an end in the same form", line: ({ form, end }) => property("DTEND", form, wallIn(end, form.zone)) },
  { name: "an end in UTC", line: ({ end }) => `DTEND:${utc(end)}` },
  {
    name: "an end in a zone of its own",
    line: ({ end }) => `DTEND;TZID=Asia/Tokyo:${basic(wallIn(end, "Asia/Tokyo"))}`,
  },
  {
    name: "an end in Windows' zone",
    line: ({ end }) => `DTEND;TZID=Tokyo Standard Time:${basic(wallIn(end, "Asia/Tokyo"))}`,
  },
  { name: "an end without a zone", line: ({ form, end }) => `DTEND:${basic(wallIn(end, form.zone))}` },
  { name: "a duration", line: () => "DURATION:PT2H15M" },
  { name: "a duration in all its parts", line: () => "DURATION:P0DT2H15M0S" },
  { name: "a duration in minutes without a T", line: () => "DURATION:P135M" },
];

/** What leaves occurrences out: which ones, by their number. */
type Exclusion = { name: string; out: number[]; lines: (form: ZoneForm) => string[]; told?: string };
const start = (form: ZoneForm, index: number) => at(STARTS[index] ?? FIRST, form.zone);
const out = (index: number) => STARTS[index] ?? FIRST;
export const EXCLUSIONS: readonly Exclusion[] = [
  { name: "nothing left out", out: [], lines: () => [] },
  { name: "one left out in the same form", out: [2], lines: (form) => [property("EXDATE", form, out(2))] },
  { name: "one left out in UTC", out: [6], lines: (form) => [`EXDATE:${utc(start(form, 6))}`] },
  {
    name: "one left out in another zone",
    out: [7],
    lines: (form) => [`EXDATE;TZID=Asia/Tokyo:${basic(wallIn(start(form, 7), "Asia/Tokyo"))}`],
  },
  { name: "one left out without a zone", out: [3], lines: () => [`EXDATE:${basic(out(3))}`] },
  {
    name: "one left out by its day",
    out: [1, 9],
    lines: () => [`EXDATE;VALUE=DATE:${basicDay(out(1))},${basicDay(out(9))}`],
  },
  {
    name: "three left out in a list and a line",
    out: [1, 4, 8],
    lines: (form) => [
      `${property("EXDATE", form, out(1))},${basic(out(4))}${form.utc ? "Z" : ""}`,
      property("EXDATE", form, out(8)),
    ],
  },
  {
    name: "one left out in UTC, in a list with a comma too many",
    out: [5],
    lines: (form) => [`EXDATE:,${utc(start(form, 5))},`],
  },
  {
    name: "one left out beside one that is no date",
    out: [2],
    lines: (form) => ["EXDATE:20261399T100000", property("EXDATE", form, out(2)), "EXDATE;VALUE=DATE:mañana"],
    told: "EXCLUSION_UNREADABLE",
  },
  { name: "an empty exclusion", out: [], lines: () => ["EXDATE:", "EXDATE;VALUE=DATE:"] },
];

/** A change of one occurrence, or of all from one on: the events that say it, and what becomes of each. */
type Change = {
  name: string;
  events: (form: ZoneForm) => string[][];
  moved: (form: ZoneForm, index: number) => { start: number; end: number } | null | undefined;
  told?: string;
};
const one =
  (index: number, what: (form: ZoneForm) => { start: number; end: number } | null): Change["moved"] =>
  (form, each) =>
    each === index ? what(form) : undefined;
const span = (from: number, minutes: number) => ({ start: from, end: from + minutes * 60_000 });
const CHANGED = 4;
const changed = (form: ZoneForm, id: string, ...lines: string[]) => [
  id,
  property("DTSTART", form, out(CHANGED).add({ hours: 3 })),
  "DURATION:PT30M",
  ...lines,
];
const moved = one(CHANGED, (form) => span(at(out(CHANGED).add({ hours: 3 }), form.zone), 30));
export const CHANGES: readonly Change[] = [
  { name: "nothing changed", events: () => [], moved: () => undefined },
  {
    name: "one moved, in the same form",
    events: (form) => [changed(form, property("RECURRENCE-ID", form, out(CHANGED)))],
    moved,
  },
  {
    name: "one moved, named in UTC",
    events: (form) => [changed(form, `RECURRENCE-ID:${utc(start(form, CHANGED))}`)],
    moved,
  },
  {
    name: "one moved, named by its day",
    events: (form) => [changed(form, `RECURRENCE-ID;VALUE=DATE:${basicDay(out(CHANGED))}`)],
    moved,
  },
  {
    name: "one moved, named without a zone",
    events: (form) => [changed(form, `RECURRENCE-ID:${basic(out(CHANGED))}`)],
    moved,
  },
  {
    name: "one moved, named in another zone",
    events: (form) => [
      changed(form, `RECURRENCE-ID;TZID=Tokyo Standard Time:${basic(wallIn(start(form, CHANGED), "Asia/Tokyo"))}`),
    ],
    moved,
  },
  {
    name: "one moved to another zone's clock",
    events: (form) => [
      [
        property("RECURRENCE-ID", form, out(CHANGED)),
        "DTSTART;TZID=Asia/Tokyo:20260325T120000",
        "DTEND;TZID=Europe/Madrid:20260325T053000",
      ],
    ],
    moved: one(CHANGED, () => span(at(wall("2026-03-25T12:00"), "Asia/Tokyo"), 90)),
  },
  {
    name: "one cancelled",
    events: (form) => [[`RECURRENCE-ID:${utc(start(form, CHANGED))}`, "STATUS:CANCELLED"]],
    moved: one(CHANGED, () => null),
  },
  {
    name: "one marked free",
    events: (form) => [changed(form, property("RECURRENCE-ID", form, out(CHANGED)), "TRANSP:TRANSPARENT")],
    moved: one(CHANGED, () => null),
  },
  {
    name: "one moved twice, in the order of neither",
    events: (form) => [
      changed(form, property("RECURRENCE-ID", form, out(CHANGED)), "SEQUENCE:4"),
      [
        property("RECURRENCE-ID", form, out(CHANGED)),
        property("DTSTART", form, out(CHANGED).add({ hours: 9 })),
        "DURATION:PT1H",
        "SEQUENCE:2",
      ],
    ],
    moved,
  },
  {
    name: "this one and all that follow, an hour later and shorter",
    events: (form) => [
      [
        property("RECURRENCE-ID;RANGE=THISANDFUTURE", form, out(CHANGED)),
        property("DTSTART", form, out(CHANGED).add({ hours: 1 })),
        "DURATION:PT20M",
      ],
    ],
    moved: (form, index) => (index < CHANGED ? undefined : span(at(out(index).add({ hours: 1 }), form.zone), 20)),
  },
  {
    name: "this one and all that follow cancelled",
    events: (form) => [[property("RECURRENCE-ID;RANGE=THISANDFUTURE", form, out(CHANGED)), "STATUS:CANCELLED"]],
    moved: (_form, index) => (index < CHANGED ? undefined : null),
  },
  {
    name: "one changed whose name is no date",
    events: (form) => [["RECURRENCE-ID:ayer", property("DTSTART", form, wall("2026-04-18T12:00")), "DURATION:PT1H"]],
    moved: () => undefined,
    told: "OCCURRENCE_UNREADABLE",
  },
];

/** How a program writes its lines. */
type Habit = { name: string; write: (lines: readonly string[]) => string };
const crlf = (lines: readonly string[]) => `${lines.join("\r\n")}\r\n`;
const folded = (break_: string, most: number) => (lines: readonly string[]) =>
  lines.map((line) => line.match(new RegExp(`.{1,${most}}`, "gu"))?.join(break_) ?? line).join(break_.slice(0, -1)) +
  break_.slice(0, -1);
const inEvents = (change: (lines: string[]) => string[]) => (lines: readonly string[]) => {
  const written: string[] = [];
  let event: string[] | null = null;
  for (const line of lines) {
    if (line === "BEGIN:VEVENT") event = [];
    else if (line === "END:VEVENT") {
      written.push("BEGIN:VEVENT", ...change(event ?? []), line);
      event = null;
    } else (event ?? written).push(line);
  }
  return crlf(written);
};
export const HABITS: readonly Habit[] = [
  { name: "CRLF", write: crlf },
  { name: "LF", write: (lines) => `${lines.join("\n")}\n` },
  { name: "CR", write: (lines) => `${lines.join("\r")}\r` },
  { name: "a byte order mark and no last line end", write: (lines) => `\uFEFF${lines.join("\r\n")}` },
  { name: "lines folded at twenty", write: folded("\r\n ", 20) },
  { name: "lines folded with tabs", write: folded("\n\t", 31) },
  { name: "blank lines", write: (lines) => lines.join("\r\n\r\n") },
  {
    name: "small letters",
    write: (lines) => crlf(lines.map((line) => line.replace(/^[A-Z-]+/, (name) => name.toLowerCase()))),
  },
  { name: "properties backwards", write: inEvents((lines) => lines.toReversed()) },
  {
    name: "an alarm inside",
    write: inEvents((lines) => ["BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT7H", "REPEAT:2", "END:VALARM", ...lines]),
  },
  {
    name: "a guest with a quote too many",
    write: inEvents((lines) => [
      'ATTENDEE;CN="Ana "la" Paz";X-RESPONSE-COMMENT="sí: ""voy":mailto:ana@correo.example',
      ...lines,
    ]),
  },
  {
    name: "a description broken over lines",
    write: inEvents((lines) => ["DESCRIPTION:Traer:", "los papeles", "", "DTSTART es la hora", "gracias", ...lines]),
  },
  {
    name: "Outlook's own properties",
    write: inEvents((lines) => [
      "CLASS:PUBLIC",

      "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
      "X-MICROSOFT-CDO-INTENDEDSTATUS:FREE",
      ...lines,
    ]),
  },
  {
    name: "what follows the calendar",
    write: (lines) => crlf([...lines, "", "BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"]),
  },
];

function sample(form: ZoneForm, end: End, exclusion: Exclusion, change: Change, habit: Habit): Sample {
  const first = span(start(form, 0), MINUTES);
  // A bare end of an event in UTC is UTC's; one whose name nobody knows is told once.
  const events = [
    [property("DTSTART", form, FIRST), end.line({ form, ...first }), RULE, ...exclusion.lines(form)],
    ...change.events(form),
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Ejemplo//Ejemplo//ES",
    ...(form.lines ?? []),
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      "UID:serie-1",
      "DTSTAMP:20260101T000000Z",
      "SUMMARY:Señas",
      ...event,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  const busy = STARTS.flatMap((time, index) => {
    const instead = change.moved(form, index);
    // What was changed is there, whether or not its series leaves it out as well.
    if (instead !== undefined && index === CHANGED) return instead ?? [];
    if (exclusion.out.includes(index)) return [];
    return instead === undefined ? span(at(time, form.zone), MINUTES) : (instead ?? []);
  });
  if (change.told) busy.push(span(at(wall("2026-04-18T12:00"), form.zone), 60));
  return {
    name: [form, end, exclusion, change, habit].map(({ name }) => name).join(" · "),
    text: habit.write(lines),
    busy: busy.toSorted((a, b) => a.start - b.start),
    told: [form.told, exclusion.told, change.told].filter((each) => each !== undefined),
  };
}

/** Every zone with every end, exclusion and change; every exclusion with every change; and every habit with all of them, in turn. */
export function* samples(): Generator<Sample> {
  let turn = 0;
  const next = <T>(list: readonly T[], step: number): T => list[Math.floor(turn * step) % list.length] as T;
  const rest = (chosen: Partial<{ form: ZoneForm; end: End; exclusion: Exclusion; change: Change }>) => {
    turn++;
    return sample(
      chosen.form ?? next(ZONES, 7),
      chosen.end ?? next(ENDS, 3),
      chosen.exclusion ?? next(EXCLUSIONS, 3),
      chosen.change ?? next(CHANGES, 5),
      next(HABITS, 1),
    );
  };
  for (const form of ZONES) {
    for (const change of CHANGES) yield rest({ form, change });
    for (const exclusion of EXCLUSIONS) yield rest({ form, exclusion });
    for (const end of ENDS) yield rest({ form, end });
  }
  for (const exclusion of EXCLUSIONS) for (const change of CHANGES) yield rest({ exclusion, change });
}
