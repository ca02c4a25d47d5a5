import { ArrowDownLeft, ArrowUpRight, CalendarClock, CalendarX2, Gift, RotateCcw, Ticket } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Locale } from "#i18n/locales.ts";
import { Link } from "#i18n/navigation.ts";
import { cn } from "#lib/cn.ts";
import { dateOf, formatDayTime, formatDayYear } from "#lib/time.ts";
import type { CreditMovement } from "../queries/client-credits.ts";
import { shortDay } from "./short-day.ts";

type Props = {
  movements: readonly CreditMovement[];
  timeZone: string;
  now: number;
  /** For whom it is written: clients read "you", staff read who did it. */
  audience: "client" | "staff";
  /** Names of those who acted, by id. */
  actors?: Readonly<Record<string, string>>;
};

const icons = {
  issue: <Gift />,
  hold: <CalendarClock />,
  used: <Ticket />,
  release: <RotateCcw />,
  return: <RotateCcw />,
  adjust: <ArrowUpRight />,
  expire: <CalendarX2 />,
  lapsed: <CalendarX2 />,
} satisfies Record<CreditMovement["kind"], ReactNode>;

/** Every movement with its reason and the appointment behind it, newest first. */
export function MovementList({ movements, ...who }: Props) {
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-xl border border-border bg-card">
      {movements.map((movement) => (
        <Row key={`${movement.kind}${movement.id}`} movement={movement} {...who} />
      ))}
    </ul>
  );
}

function Row({
  movement,
  timeZone,
  now,
  audience,
  actors = {},
}: Omit<Props, "movements"> & { movement: CreditMovement }) {
  const t = useTranslations("credits");
  const locale = useLocale() as Locale;
  const { kind, amount, at, reason, appointment, lot, actorId } = movement;
  const words = audience === "client" ? "movements" : "staffMovements";
  const service = appointment?.service[locale] ?? t("movements.anAppointment");
  const title =
    kind === "issue" ? t(`${words}.issue.${lot?.source ?? "adjustment"}`) : t(`${words}.${kind}`, { service });
  const by = audience === "staff" && actorId ? actors[actorId] : undefined;
  const gain = amount > 0;
  const day = (date: string) => shortDay(date, dateOf(now, timeZone), locale);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3.5 px-4 py-3.5">
      <span
        aria-hidden
        className={cn(
          "mt-0.5 grid size-9 place-content-center rounded-full [&_svg]:size-4",
          gain
            ? "bg-success-soft text-success"
            : kind === "hold"
              ? "bg-warning-soft text-warning"
              : "bg-muted text-muted-foreground",
        )}
      >
        {kind === "issue" && lot?.source === "purchase" ? <ArrowDownLeft /> : icons[kind]}
      </span>
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium leading-snug">{title}</p>
        {reason ? <p className="text-sm break-words text-foreground/85">{reason}</p> : null}
        <p className="flex flex-wrap gap-x-3.5 text-[0.8125rem] leading-relaxed text-muted-foreground">
          <time dateTime={new Date(at).toISOString()} title={formatDayYear(at, timeZone, locale)}>
            {day(dateOf(at, timeZone))}
          </time>
          {lot?.expiresOn ? <span>{t("movements.issueUntil", { day: day(lot.expiresOn) })}</span> : null}
          {by ? <span>{t("movements.by", { name: by })}</span> : null}
          {appointment ? <AppointmentLink appointment={appointment} timeZone={timeZone} audience={audience} /> : null}
        </p>
      </div>
      <span className={cn("pt-1 text-base font-semibold tabular-nums", gain ? "text-success" : "text-foreground")}>
        <span aria-hidden>
          {gain ? "+" : "−"}
          {Math.abs(amount)}
        </span>
        <span className="sr-only">
          {gain ? "+" : "−"}
          {t("amount", { count: Math.abs(amount) })}
        </span>
      </span>
    </li>
  );
}

function AppointmentLink({
  appointment,
  timeZone,
  audience,
}: Pick<Props, "timeZone" | "audience"> & { appointment: NonNullable<CreditMovement["appointment"]> }) {
  const t = useTranslations("credits.movements");
  const locale = useLocale();
  const { id, start } = appointment;
  const href =
    audience === "client"
      ? ({ pathname: "/appointments/[id]", params: { id } } as const)
      : ({ pathname: "/staff/calendar", query: { view: "day", date: dateOf(start, timeZone), open: id } } as const);
  return (
    <Link
      href={href}
      prefetch={false}
      className="text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current"
    >
      {t("seeAppointment", { when: formatDayTime(start, timeZone, locale) })}
    </Link>
  );
}
