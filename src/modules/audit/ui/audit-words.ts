import { formatDate, formatDayTime } from "#lib/time.ts";
import { formatMoney } from "#lib/money.ts";
import type { Change } from "../domain/changes.ts";
import type { AuditEntry } from "../queries/list-audit.ts";

type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
};

/** What the words of a line are made of. */
export type Around = {
  t: Translate;
  locale: string;
  timeZone: string;
  currency: string;
  /** Id → name, of whatever a line may mention. */
  names: ReadonlyMap<string, string>;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** So many of a line's changes, and of a list's parts, are spelled out. */
const MOST = 6;

export type Words = { by: string | null; sentence: string; subject: string | null; changes: string[] };

/** A line as people read it: who, did what, to what, from what to what. `by` is null where nobody in person did it. */
export function auditWords(line: AuditEntry, around: Around): Words {
  const { t, names } = around;
  const actor = actorOf(line);
  const { name, email, subject } = line.data;
  const said = [names.get(line.subjectId), name, subject, email].find((known) => known !== undefined && known !== null);
  const changes = line.changes.slice(0, MOST).map((change) => changeWords(change, around));
  const more = line.changes.length - changes.length;
  return {
    by: actor === null ? null : (names.get(actor) ?? null),
    sentence: t.has(`actions.${line.action}`) ? t(`actions.${line.action}`) : line.action,
    subject: line.subjectId === actor ? null : nameIn(said, around.locale),
    changes: more > 0 ? [...changes, t("moreChanges", { count: more })] : changes,
  };
}

/** A name as it was kept: in one language, or in each. */
function nameIn(said: unknown, locale: string): string | null {
  if (typeof said === "string") return said;
  return typeof said === "object" && said !== null && isWords(said) ? (said[locale] ?? said["es-AR"] ?? null) : null;
}

/** Whoever signs in or registers is still a visitor when it is written down: the line is about themselves. */
export const actorOf = ({ actorId, actorType, subjectType, subjectId }: AuditEntry): string | null =>
  actorId ?? (actorType === "visitor" && subjectType === "user" ? subjectId : null);

/** Actors that are no person: "a visitor", "the system", "an integration". */
export function actorWord(type: string): "someone" | "visitor" | "key" | "system" {
  if (type === "user") return "someone";
  if (type === "visitor") return "visitor";
  return type.endsWith("Key") ? "key" : "system";
}

function changeWords({ field, from, to }: Change, around: Around): string {
  const { t } = around;
  const label = t.has(`fields.${field}`) ? t(`fields.${field}`) : t("otherField", { field: spaced(field) });
  if (isLong(from) || isLong(to)) return t("changedField", { field: label });
  return t("change", { field: label, from: value(field, from, around), to: value(field, to, around) });
}

/** What is too much to be read in a sentence: hours of a week, a planogram. */
const isLong = (one: unknown): boolean =>
  Array.isArray(one)
    ? one.length > MOST || one.some((part) => typeof part === "object" && part !== null)
    : typeof one === "object" && one !== null && !isWords(one);

const isWords = (one: object): one is Record<string, string> => "es-AR" in one && "en" in one;
const spaced = (field: string): string => field.replace(/([A-Z])/g, " $1").toLowerCase();

function value(field: string, one: unknown, around: Around): string {
  const { t, locale, timeZone, currency, names } = around;
  if (one === null || one === undefined || one === "") return t("nothing");
  if (typeof one === "boolean") return t(one ? "yes" : "no");
  if (typeof one === "number") {
    if (field.endsWith("Minor")) return formatMoney(one, currency, locale);
    if (one > 1e11) return formatDayTime(one, timeZone, locale);
    return new Intl.NumberFormat(locale).format(one);
  }
  if (typeof one === "string") {
    if (UUID.test(one)) return names.get(one) ?? t("someone");
    if (DATE.test(one)) return formatDate(one, locale);
    if (INSTANT.test(one)) return formatDayTime(Date.parse(one), timeZone, locale);
    return t.has(`values.${one}`) ? t(`values.${one}`) : `«${one}»`;
  }
  if (Array.isArray(one))
    return one.length === 0
      ? t("nothing")
      : new Intl.ListFormat(locale).format(one.map((part) => value(field, part, around)));
  return typeof one === "object" && isWords(one) ? `«${one[locale] ?? one["es-AR"] ?? ""}»` : t("nothing");
}
