import type { useTranslations } from "next-intl";
import { formatDate, formatDayTime, formatRange, formatTime } from "#lib/time.ts";
import type { Taken, WhyNot } from "#modules/appointments/queries/why-not.ts";

type Words = ReturnType<typeof useTranslations<"calendar.why">>;
type Where = { t: Words; locale: "es-AR" | "en"; timeZone: string; professional: string; service: string };

/** Whose time it is, in words: "Clara Gómez, 10:00 – 11:00". */
export function takenWords(taken: Taken, { t, locale, timeZone }: Where): string {
  const when = formatRange(taken.start, taken.end, timeZone, locale);
  if (taken.kind === "hold") return t("hold", { when });
  const what = taken.kind === "class" ? taken.service?.[locale] : taken.client;
  return what ? t("whose", { what, when }) : t("someone", { when });
}

/** What outside hours does not reach: another appointment, a room that is taken, who does not give it at all. */
const FIRM: ReadonlySet<WhyNot["rule"]> = new Set<WhyNot["rule"]>([
  "service_archived",
  "professional_inactive",
  "not_given",
  "appointment",
  "buffer",
  "resource",
]);

/** Whether staff may book all the same. */
export const mayOverrule = ({ rule }: WhyNot): boolean => !FIRM.has(rule);

/** Whether what stands there is the very appointment that moves, by when it begins now. */
export const isItself = (why: WhyNot, moving: number | undefined): boolean =>
  moving !== undefined && (why.rule === "appointment" || why.rule === "buffer") && why.taken.start === moving;

/** One sentence for each rule. */
export function whyWords(why: WhyNot, where: Where): string {
  const { t, locale, timeZone, professional, service } = where;
  const at = (instant: number) => formatTime(instant, timeZone, locale);
  switch (why.rule) {
    case "service_archived":
      return t("service_archived", { service });
    case "professional_inactive":
      return t("professional_inactive", { professional });
    case "not_given":
      return t("not_given", { professional, service });
    case "past":
      return t("past");
    case "notice":
      return t("notice", {
        service,
        time: minutesWords(why.minutes, t),
        earliest: formatDayTime(why.earliest, timeZone, locale),
      });
    case "horizon":
      return t("horizon", { service, days: why.days });
    case "no_working_hours":
      return t("no_working_hours", { professional, day: formatDate(why.date, locale) });
    case "override":
      return why.windows.length === 0
        ? t("override_closed", { day: formatDate(why.date, locale) })
        : t("override", {
            day: formatDate(why.date, locale),
            hours: why.windows.map(({ start, end }) => `${start}–${end}`).join(", "),
          });
    case "outside_window":
      return t("outside_window", { service, opens: at(why.opens), closes: at(why.closes) });
    case "off_grid":
      return t("off_grid", { service, step: why.stepMin, before: at(why.before), after: at(why.after) });
    case "block":
      return t(why.reason ? "block" : "block_silent", {
        professional,
        reason: why.reason ?? "",
        when: spanWords(why, where),
      });
    case "closure":
      return t("closure", { name: why.name, when: spanWords(why, where) });
    case "imported":
      return t("imported", { professional, name: why.name, when: spanWords(why, where) });
    case "appointment":
      return t("appointment", { taken: takenWords(why.taken, where) });
    case "buffer":
      return t(`buffer_${why.whose}_${why.side}`, {
        taken: takenWords(why.taken, where),
        minutes: why.minutes,
        service,
      });
    case "resource":
      return t(why.rooms.length === 0 ? "resource_none" : "resource", { service });
    case "daily_max":
      return t("daily_max", { professional, most: why.most, day: formatDate(why.date, locale) });
    default:
      return why satisfies never;
  }
}

const spanWords = ({ start, end }: { start: number; end: number }, { timeZone, locale }: Where): string =>
  `${formatDayTime(start, timeZone, locale)} – ${formatDayTime(end, timeZone, locale)}`;

function minutesWords(minutes: number, t: Words): string {
  if (minutes % 1440 === 0) return t("days", { count: minutes / 1440 });
  return minutes % 60 === 0 ? t("hours", { count: minutes / 60 }) : t("minutes", { count: minutes });
}
