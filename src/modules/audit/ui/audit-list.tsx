import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { dateOf, formatDate, formatDayTime, formatTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { AuditEntry, AuditPage } from "../queries/list-audit.ts";
import type { ListAudit } from "../schemas.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { actorOf, actorWord, type Around, auditWords } from "./audit-words.ts";
import { SubjectLink } from "./subject-link.tsx";

type Props = {
  page: AuditPage;
  /** Id → name, of whatever the lines mention. */
  names: ReadonlyMap<string, string>;
  people: readonly { id: string; name: string }[];
  filter: ListAudit;
  timeZone: string;
  currency: string;
};

const linkTo = (filter: ListAudit) => ({
  pathname: "/staff/audit" as const,
  query: Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Record<string, string>,
});

/** Who did what and when, from what to what, day by day, in sentences. */
export function AuditList({ page, names, people, filter, timeZone, currency }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const days = [...Map.groupBy(page.lines, ({ at }) => dateOf(at, timeZone))];
  const around = { t: t as unknown as Around["t"], locale, timeZone, currency, names };
  const newest = { ...filter, cursor: undefined };
  return (
    <div className="grid w-full max-w-4xl gap-5">
      <PageHeader title={t("title")} description={t("description")} />
      <AuditFilters filter={filter} people={people} />
      {days.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          description={t("emptyText")}
          className="rounded-2xl border border-dashed border-border"
        />
      ) : null}
      {days.map(([date, lines]) => (
        <section key={date} aria-label={formatDate(date, locale)} className="grid gap-2">
          <h2 className="font-sans text-sm font-semibold tracking-normal text-muted-foreground first-letter:uppercase">
            {formatDate(date, locale)}
          </h2>
          <ol className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
            {lines.map((line) => (
              <Line key={line.id} line={line} around={around} filter={newest} />
            ))}
          </ol>
        </section>
      ))}
      <div className="flex justify-between">
        {filter.cursor ? (
          <Button asChild variant="outline" size="sm">
            <Link href={linkTo(newest)}>{t("newest")}</Link>
          </Button>
        ) : (
          <span />
        )}
        {page.nextCursor ? (
          <Button asChild variant="outline" size="sm">
            <Link href={linkTo({ ...filter, cursor: page.nextCursor })}>{t("older")}</Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Line({ line, around, filter }: { line: AuditEntry; around: Around; filter: ListAudit }) {
  const t = useTranslations("audit");
  const { locale, timeZone } = around;
  const { by, sentence, subject, changes } = auditWords(line, around);
  const actor = actorOf(line);
  const { reason } = line.data;
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-3 px-4 py-2.5 text-sm">
      <time
        dateTime={new Date(line.at).toISOString()}
        title={formatDayTime(line.at, timeZone, locale)}
        className="pt-px tabular-nums text-muted-foreground"
      >
        {formatTime(line.at, timeZone, locale)}
      </time>
      <div className="grid min-w-0 gap-1 break-words">
        <p>
          {by && actor ? (
            <Link href={linkTo({ ...filter, actor })} className="font-medium underline-offset-4 hover:underline">
              {by}
            </Link>
          ) : (
            <span className="font-medium">{t(actor ? "someone" : actorWord(line.actorType))}</span>
          )}{" "}
          {sentence}
          <SubjectLink line={line}>{subject}</SubjectLink>
        </p>
        {changes.length > 0 ? (
          <ul className="grid gap-0.5 text-[0.8125rem] text-muted-foreground">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        ) : null}
        {typeof reason === "string" && reason ? (
          <p className="text-[0.8125rem] text-muted-foreground">{t("reason", { reason })}</p>
        ) : null}
      </div>
    </li>
  );
}
