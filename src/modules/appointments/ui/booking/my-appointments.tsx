import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { dateOf, datePart, formatDayTime, formatRange } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { nearDay } from "../../domain/near-day.ts";
import type { AppointmentView } from "../../queries/appointment-views.ts";
import { personName } from "../appointment-words.ts";
import { NextAppointment } from "./next-appointment.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Where = { timeZone: string; now: number };
type Props = Where &
  Record<"upcoming" | "calledOff" | "past", readonly AppointmentView[]> & {
    /** Where the institution is. */
    address: string | null;
    /** The services that can still be booked, by id. */
    bookable: ReadonlySet<string>;
  };

/** The next one at a glance, then what follows it, then what was. */
export function MyAppointments({ upcoming, calledOff, past, address, bookable, ...where }: Props) {
  const t = useTranslations("appointments.mine");
  const [next, ...later] = upcoming;
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
        {next ? (
          <>
            <NextAppointment appointment={next} address={address} {...where} />
            {later.length > 0 ? <List appointments={later} {...where} /> : null}
          </>
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
              <List appointments={appointments} {...where} bookable={bookable} quiet />
            </section>
          ) : null,
      )}
    </div>
  );
}

type ListProps = Where & { appointments: readonly AppointmentView[]; quiet?: boolean; bookable?: ReadonlySet<string> };

function List({ appointments, timeZone, now, quiet = false, bookable }: ListProps) {
  const t = useTranslations("appointments.mine");
  const locale = useLocale() as Locale;
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-sm">
      {appointments.map((appointment) => {
        const { id, start, end, status, expiresAt, professional, serviceId } = appointment;
        const near = nearDay(start, now, timeZone);
        const day = near ? t(near) : formatDayOf(start, now, timeZone, locale);
        return (
          <li key={id} className="sm:flex sm:items-center">
            <Link
              href={{ pathname: "/appointments/[id]", params: { id } }}
              className="group flex min-w-0 flex-1 items-center gap-4 p-4 transition-colors hover:bg-accent/50 focus-visible:-outline-offset-2 sm:px-5"
            >
              <DateBlock date={dateOf(start, timeZone)} quiet={quiet} />
              <span className="grid min-w-0 flex-1 gap-1">
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="font-medium leading-snug">{appointment.service[locale]}</span>
                  <StatusBadge status={status} />
                </span>
                <span className="text-sm leading-snug text-muted-foreground">
                  <span className="inline-block first-letter:uppercase">{day}</span>
                  {" · "}
                  <span className="tabular-nums">{formatRange(start, end, timeZone, locale)}</span>
                  {" · "}
                  {personName(professional)}
                </span>
                {status === "pending" && expiresAt && !quiet ? (
                  <span className="text-sm leading-snug text-muted-foreground">
                    {t("answerBy", { deadline: formatDayTime(expiresAt, timeZone, locale) })}
                  </span>
                ) : null}
              </span>
              <ChevronRight
                aria-hidden
                className="size-5 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5"
              />
            </Link>
            {bookable?.has(serviceId) ? (
              <Button variant="outline" size="sm" asChild className="mb-4 ml-[5.5rem] sm:mr-5 sm:mb-0 sm:ml-0">
                <Link
                  href={{
                    pathname: "/book/[serviceId]",
                    params: { serviceId },
                    query: { professional: professional.id },
                  }}
                >
                  {t("again")}
                </Link>
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** "mar, 14 jul", and the year wherever it is not this one. */
function formatDayOf(at: number, now: number, timeZone: string, locale: string): string {
  const date = dateOf(at, timeZone);
  const isThisYear = date.slice(0, 4) === dateOf(now, timeZone).slice(0, 4);
  return datePart(date, locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** A leaf of the calendar. The date is said in words beside it. */
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
