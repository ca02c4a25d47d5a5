import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { dateOf, formatDate, formatDayTime, formatTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import type { AuditEntry } from "../queries/list-audit.ts";
import { AUDIT_SUBJECTS, type ListAudit } from "../schemas.ts";

type Props = {
  page: { lines: AuditEntry[]; nextCursor: string | null };
  /** User id → name. */
  names: ReadonlyMap<string, string>;
  filter: ListAudit;
  timeZone: string;
};

type Filter = { about?: string | undefined; actor?: string | undefined; cursor?: string | undefined };

const linkTo = ({ about, actor, cursor }: Filter) => ({
  pathname: "/staff/audit" as const,
  query: { ...(about && { about }), ...(actor && { actor }), ...(cursor && { cursor }) },
});

/** Who did what and when, day by day, in sentences. */
export function AuditList({ page, names, filter, timeZone }: Props) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const days = [...Map.groupBy(page.lines, ({ at }) => dateOf(at, timeZone))];
  const { about, actor } = filter;
  return (
    <div className="grid w-full max-w-4xl gap-5">
      <PageHeader title={t("title")} description={t("description")} />
      <nav aria-label={t("filter")} className="flex flex-wrap gap-1.5">
        {[undefined, ...AUDIT_SUBJECTS].map((subject) => (
          <Link
            key={subject ?? "all"}
            href={linkTo({ about: subject, actor })}
            aria-current={about === subject ? "true" : undefined}
            className={cn(
              "inline-flex min-h-8 items-center rounded-full border border-border-strong bg-card px-3 text-[0.8125rem] hover:border-input coarse:min-h-11",
              about === subject && "border-primary bg-primary-soft text-primary-text",
            )}
          >
            {t(`about.${subject ?? "all"}`)}
          </Link>
        ))}
        {actor ? (
          <Link
            href={linkTo({ about })}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-primary bg-primary-soft px-3 text-[0.8125rem] text-primary-text coarse:min-h-11"
          >
            {t("onlyBy", { name: names.get(actor) ?? t("someone") })}
            <X aria-hidden className="size-3.5" />
            <span className="sr-only">{t("clear")}</span>
          </Link>
        ) : null}
      </nav>
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
              <Line key={line.id} line={line} names={names} about={about} timeZone={timeZone} />
            ))}
          </ol>
        </section>
      ))}
      <div className="flex justify-between">
        {filter.cursor ? (
          <Button asChild variant="outline" size="sm">
            <Link href={linkTo({ about, actor })}>{t("newest")}</Link>
          </Button>
        ) : (
          <span />
        )}
        {page.nextCursor ? (
          <Button asChild variant="outline" size="sm">
            <Link href={linkTo({ about, actor, cursor: page.nextCursor })}>{t("older")}</Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Line({
  line,
  names,
  about,
  timeZone,
}: {
  line: AuditEntry;
  names: Props["names"];
  about: string | undefined;
  timeZone: string;
}) {
  const t = useTranslations("audit");
  const locale = useLocale();
  // Whoever signs in or registers is still a visitor when it is written down: the line is about themselves.
  const actorId = line.actorId ?? (line.actorType === "visitor" && line.subjectType === "user" ? line.subjectId : null);
  const by = actorId ? names.get(actorId) : undefined;
  const sentence = t.has(`actions.${line.action}` as "actions.client.create")
    ? t(`actions.${line.action}` as "actions.client.create")
    : line.action;
  const subject = line.subjectId === actorId ? null : subjectName(line, names);
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-3 px-4 py-2.5 text-sm">
      <time
        dateTime={new Date(line.at).toISOString()}
        title={formatDayTime(line.at, timeZone, locale)}
        className="pt-px tabular-nums text-muted-foreground"
      >
        {formatTime(line.at, timeZone, locale)}
      </time>
      <p className="min-w-0">
        {by && actorId ? (
          <Link href={linkTo({ about, actor: actorId })} className="font-medium underline-offset-4 hover:underline">
            {by}
          </Link>
        ) : (
          <span className="font-medium">{t(line.actorType === "user" ? "someone" : actorWord(line.actorType))}</span>
        )}{" "}
        {sentence}
        <SubjectLink line={line}>{subject}</SubjectLink>
      </p>
    </li>
  );
}

/** Actors that are no person: "a visitor", "the system", "an integration". */
function actorWord(type: string): "visitor" | "key" | "system" {
  if (type === "visitor") return "visitor";
  return type.endsWith("Key") ? "key" : "system";
}

/** What the line itself says of its subject, or whose user it is. */
function subjectName(line: AuditEntry, names: Props["names"]): string | null {
  const { name, email } = line.data;
  if (typeof name === "string") return name;
  if (line.subjectType === "user") return names.get(line.subjectId) ?? (typeof email === "string" ? email : null);
  return null;
}

function SubjectLink({ line, children }: { line: AuditEntry; children: string | null }) {
  const t = useTranslations("audit");
  const looks = "underline decoration-border-strong underline-offset-4 hover:decoration-current";
  if (line.subjectType === "client") {
    return (
      <>
        {": "}
        <Link href={{ pathname: "/staff/clients/[id]", params: { id: line.subjectId } }} className={looks}>
          {children ?? t("see")}
        </Link>
      </>
    );
  }
  if (line.subjectType === "appointment") {
    return (
      <>
        {". "}
        <Link href={{ pathname: "/staff/calendar", query: { open: line.subjectId } }} className={looks}>
          {children ?? t("see")}
        </Link>
      </>
    );
  }
  return children ? `: ${children}` : null;
}
