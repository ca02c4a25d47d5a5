import { WINDOWS_TO_IANA_MAP } from "windows-iana";

/** CLDR's: a name of Windows' to the zone of its first territory. */
const windows = new Map(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === "001").flatMap(({ windowsName, iana }) =>
    iana[0] ? [[windowsName.toLowerCase(), iana[0]]] : [],
  ),
);

const known = new Map<string, boolean>();

/** Whether the tz database has it. Temporal is asked: Intl also takes old abbreviations, by which ART would be Cairo. */
function isZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
      answer = true;
    } catch {
      answer = false;
    }
    if (known.size > 2_000) known.clear();
    known.set(name, answer);
  }
  return answer;
}

/** The zone of the tz database that this is a name of, a path before it left aside: `/mozilla.org/20050126_1/Europe/Madrid`. */
export function ianaNamed(name: string): string | null {
  const text = name.trim();
  if (/[A-Za-z]/.test(text) && isZone(text)) return text;
  if (/^tzone:\/\/Microsoft\/Utc$/i.test(text) || /^Z$/i.test(text)) return "UTC";
  const parts = text.split("/");
  if (!text.startsWith("/") && parts.length < 3) return null;
  for (const length of [3, 2, 1]) {
    const tail = parts.slice(-length).join("/");
    if (parts.length > length && /[A-Za-z]{3}/.test(tail) && isZone(tail)) return tail;
  }
  return null;
}

/** The zone that Windows calls so, by CLDR: "Romance Standard Time", and as Outlook shows it, "Eastern Time (US & Canada)". */
export function windowsNamed(name: string): string | null {
  const text = name.trim().toLowerCase();
  const shown = text.replace(/^\((?:utc|gmt)[^)]*\)\s*/, "");
  const standard = shown
    .replace(/ \(us (?:&|and) canada\)$/, "")
    .replace(/(?: (?:standard|daylight|summer))? time$/, "");
  return windows.get(text) ?? windows.get(`${standard} standard time`) ?? cityShown(text, shown);
}

/** "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris": the zone of the first of these cities whose winter is that offset. */
function cityShown(text: string, shown: string): string | null {
  const offset = offsetNamed(text);
  if (!offset || shown === text) return null;
  for (const city of shown.split(/,\s*/)) {
    const tail = `/${city.trim().replaceAll(" ", "_")}`;
    const zone = Intl.supportedValuesOf("timeZone").find((each) => each.toLowerCase().endsWith(tail));
    if (zone && standardOffset(zone) === offset) return zone;
  }
  return null;
}

function standardOffset(zone: string): string {
  const offsets = [1, 7].map((month) => Temporal.ZonedDateTime.from({ year: 2026, month, day: 1, timeZone: zone }));
  return offsets.toSorted((a, b) => a.offsetNanoseconds - b.offsetNanoseconds)[0]?.offset ?? "";
}

/** A distance from UTC and nothing else, as people write it: `GMT-0300`, `UTC+2`, `+02:00`. East is plus. */
export function offsetNamed(name: string): string | null {
  const found = /^\(?(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?(?:\)|$)/i.exec(name.trim());
  if (!found || Number(found[2]) > 15) return null;
  return `${found[1]}${found[2]?.padStart(2, "0")}:${found[3] ?? "00"}`;
}
