import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { dateOf, datePart, formatDayYear, formatRange } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { AppointmentView } from "../../queries/appointment-views.ts";
import { personName } from "../appointment-words.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = Record<"upcoming" | "calledOff" | "past", readonly AppointmentView[]> & { timeZone: string };

export function MyAppointments({ upcoming, calledOff, past, timeZone }: Props) {
  const t = useTranslations("appointments.mine");
  const book = (
    <Button asChild>
      <Link href="/">{t("book")}</Link>
    </Button>
  );
  return (
    <div className="grid gap-10">
      <section aria-labelledby="upcoming-title" className="grid gap-4">
        <h2
          id="upcoming-title"
          className={cn("text-lg font-semibold", upcoming.length + calledOff.length + past.length === 0 && "sr-only")}
        >
          {t("upcoming")}
        </h2>
        {upcoming.length > 0 ? (
          <List appointments={upcoming} timeZone={timeZone} />
        ) : (
          <div className="rounded-2xl border border-border bg-card">
            <EmptyState title={t("emptyTitle")} description={t("emptyDescription")} action={book} heading="h3" />
          </div>
        )}
      </section>
      {(Object.entries({ calledOff, past }) as ["calledOff" | "past", readonly AppointmentView[]][]).map(
        ([part, appointments]) =>
          appointments.length > 0 ? (
            <section key={part} aria-labelledby={`${part}-title`} className="grid gap-4">
              <h2 id={`${part}-title`} className="text-lg font-semibold">
                {t(part)}
              </h2>
              <List appointments={appointments} timeZone={timeZone} quiet />
            </section>
          ) : null,
      )}
    </div>
  );
}

function List({
  appointments,
  timeZone,
  quiet,
}: {
  appointments: readonly AppointmentView[];
  timeZone: string;
  quiet?: boolean;
}) {
  const locale = useLocale() as Locale;
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-sm">
      {appointments.map((appointment) => (
        <li key={appointment.id}>
          <Link
            href={{ pathname: "/appointments/[id]", params: { id: appointment.id } }}
            className="group flex items-center gap-4 p-4 transition-colors hover:bg-accent/50 focus-visible:-outline-offset-2 sm:px-5"
          >
            <DateBlock date={dateOf(appointment.start, timeZone)} quiet={quiet ?? false} />
            <span className="grid min-w-0 flex-1 gap-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium leading-snug">{appointment.service[locale]}</span>
                <StatusBadge status={appointment.status} />
              </span>
              <span className="text-sm leading-snug text-muted-foreground">
                <span className="sr-only">{formatDayYear(appointment.start, timeZone, locale)}, </span>
                <span className="tabular-nums">
                  {formatRange(appointment.start, appointment.end, timeZone, locale)}
                </span>
                {" · "}
                {personName(appointment.professional)}
              </span>
            </span>
            <ChevronRight
              aria-hidden
              className="size-5 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5"
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A leaf of the calendar. The whole date is said in words beside it. */
function DateBlock({ date, quiet }: { date: string; quiet: boolean }) {
  const locale = useLocale();
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-14 shrink-0 place-content-center rounded-xl text-center leading-none",
        quiet ? "bg-muted text-muted-foreground" : "bg-primary-soft text-primary-text",
      )}
    >
      <span className="text-xl font-semibold tabular-nums">{Number(date.slice(8))}</span>
      <span className="mt-1 text-[0.6875rem] capitalize">
        {datePart(date, locale, { month: "short" }).replace(".", "")}
      </span>
    </span>
  );
}
