import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import type { AuditEntry } from "../queries/list-audit.ts";

const looks = "underline decoration-border-strong underline-offset-4 hover:decoration-current";

/** What a line is about, with the way there where it has a page of its own. */
export function SubjectLink({
  line: { subjectType, subjectId },
  children,
}: {
  line: AuditEntry;
  children: string | null;
}) {
  const t = useTranslations("audit");
  const words = children ?? t("see");
  const link =
    subjectType === "client" ? (
      <Link href={{ pathname: "/staff/clients/[id]", params: { id: subjectId } }} className={looks}>
        {words}
      </Link>
    ) : subjectType === "appointment" ? (
      <Link href={{ pathname: "/staff/calendar", query: { open: subjectId } }} className={looks}>
        {words}
      </Link>
    ) : subjectType === "machine" ? (
      <Link href={{ pathname: "/staff/machines/[id]", params: { id: subjectId } }} className={looks}>
        {words}
      </Link>
    ) : subjectType === "alert" ? (
      <Link href={{ pathname: "/staff/alerts", query: { alert: subjectId } }} className={looks}>
        {words}
      </Link>
    ) : (
      children
    );
  return link ? <>: {link}</> : null;
}
