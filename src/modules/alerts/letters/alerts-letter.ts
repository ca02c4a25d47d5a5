import { localizedPath } from "#i18n/localized-path.ts";
import { wordsFor } from "#i18n/words-for.ts";
import { formatDayTime } from "#lib/time.ts";
import type { LetterContent } from "#modules/notifications/letter-layout.ts";
import type { Locale } from "#platform/context.ts";
import { alertWords } from "../alert-words.ts";
import type { AlertLine } from "../queries/alert-lines.ts";

type Content = {
  organization: { name: string; accent: string | null; timeZone: string };
  origin: string;
  recipient: { userId: string; firstName: string };
  /** At least one, the heaviest first. */
  lines: AlertLine[];
  /** The day's list, as opposed to what has just happened. `ended`: how many opened since the day before and are over. */
  digest: { ended: number } | null;
};

/** More than this is a list to open, not to read in a letter. */
const MAX_LINES = 40;

/** What someone who looks after machines is written: one alert, or several in one letter. */
export function alertsLetter(
  locale: Locale,
  { organization, origin, recipient, lines, digest }: Content,
): LetterContent {
  const t = wordsFor(locale, "alerts");
  const clock = (at: number) => formatDayTime(at, organization.timeZone, locale);
  const said = lines.map((line) => ({ line, ...alertWords(t, locale, line, clock) }));
  const [only] = said;
  const single = !digest && said.length === 1 && only ? only : null;
  const given = lines.filter(({ assignedTo }) => assignedTo === recipient.userId).length;
  const counts = { name: recipient.firstName, count: said.length, given };
  const kind = digest
    ? "digest"
    : single
      ? given > 0
        ? "given"
        : single.line.timesNotified > 1
          ? "again"
          : "one"
      : "many";
  const values = {
    ...counts,
    message: single?.message ?? "",
    priority: t(`priority.${single?.line.priority ?? "high"}`),
  };
  const path = localizedPath(locale, "/staff/alerts");
  const href = new URL(single ? `${path}?alert=${single.line.id}` : path, origin).href;
  const footnote = [
    said.length > MAX_LINES ? t("letter.more", { count: said.length - MAX_LINES }) : "",
    digest && digest.ended > 0 ? t("letter.ended", { count: digest.ended }) : "",
  ].filter(Boolean);
  return {
    organizationName: organization.name,
    accent: organization.accent,
    locale,
    subject: t(`letter.${kind}.subject`, values),
    preheader: t(`letter.${kind}.preheader`, values),
    title: t(`letter.${kind}.title`, values),
    paragraphs: [t(`letter.${kind}.body`, values)],
    facts: said.slice(0, MAX_LINES).map(({ line, headline }) => ({
      label: t(`priority.${line.priority}`),
      value: `${line.machine ?? line.site ?? ""}\n${headline}\n${t("since", { when: clock(line.openedAt) })}`,
    })),
    button: { label: t(single ? "letter.openOne" : "letter.open"), href },
    ...(footnote.length > 0 ? { footnote: footnote.join("\n") } : {}),
    unsubscribe: wordsFor(locale, "mail")("unsubscribe.alerts"),
  };
}
