/**
 * Whether `name` is a named IANA zone that this runtime knows. Bare offsets ("+03:00") are refused, although Temporal
 * takes them: an institution on one would not follow its country's clock changes.
 */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zones to choose from, canonical names first to last by the alphabet, `current` among them even if it is an alias. */
export function timeZones(current?: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...(current ? [current] : [])])].toSorted();
}
