import { useLocale, useTranslations } from "next-intl";
import { formatDayYear } from "#lib/time.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { clock, wallMinute } from "../domain/calendar-layout.ts";
import { unpackCalendar, type CalendarWire } from "../domain/calendar-wire.ts";
import { DaySheetControls } from "./day-sheet-controls.tsx";
import type { CalendarData, CalendarProfessional } from "./types.ts";

type Props = {
  /** The day as it was read. */
  read: CalendarWire;
  date: string;
  /** One professional's id, or "" for everyone. */ chosen: string;
  institution: string;
};

const BLANK_LINES = 4;
const cell = "border-b border-border px-2 py-2 align-top print:border-black/40";
/** A phone has room for two columns: service and notes stand beneath the name, and lines to write on are for paper. */
const onPaper = "max-sm:not-print:hidden";
const onPhone = "sm:hidden print:hidden";

/** The day on paper: one page for each professional, in black on white, with room to write. */
export function DaySheet({ read, date, chosen, institution }: Props) {
  const data = unpackCalendar(read);
  const t = useTranslations("calendar.sheet");
  const people = data.professionals.filter(({ id }) => !chosen || id === chosen);
  const working = people.filter(
    ({ id }) =>
      chosen ||
      data.appointments.some((one) => one.professional.id === id) ||
      data.openHours.some((one) => one.professionalId === id),
  );
  return (
    <div className="grid w-full max-w-4xl grid-cols-[minmax(0,1fr)] gap-6 print:block print:max-w-none">
      <DaySheetControls date={date} chosen={chosen} people={data.professionals} />
      {working.length === 0 ? <EmptyState title={t("emptyTitle")} description={t("emptyText")} /> : null}
      {working.map((professional) => (
        <Sheet key={professional.id} professional={professional} data={data} institution={institution} />
      ))}
    </div>
  );
}

function Sheet({
  professional,
  data,
  institution,
}: {
  professional: CalendarProfessional;
  data: CalendarData;
  institution: string;
}) {
  const t = useTranslations("calendar.sheet");
  const status = useTranslations("calendar.status");
  const locale = useLocale() as "es-AR" | "en";
  const appointments = data.appointments.filter((one) => one.professional.id === professional.id);
  const wall = (at: number) => clock(wallMinute(data.offsets, at));
  const name = `${professional.firstName} ${professional.lastName}`;
  const service = (appointment: CalendarData["appointments"][number]) => (
    <>
      {appointment.service[locale]}
      {appointment.status === "confirmed" ? null : (
        <span className="block text-muted-foreground">{status(appointment.status)}</span>
      )}
    </>
  );
  const noon = data.days[0] ? (data.days[0].start + data.days[0].end) / 2 : 0;
  return (
    <article
      aria-label={name}
      className="rounded-2xl border border-border bg-card p-4 shadow-xs sm:p-6 print:break-after-page print:rounded-none print:border-0 print:bg-white print:p-0 print:text-black print:shadow-none print:[&_*]:border-black/50 print:[&_*]:text-black print:last:break-after-auto"
    >
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1 border-b-2 border-foreground pb-2">
        <div>
          <h2 className="text-xl font-semibold">{name}</h2>
          <p className="text-sm text-muted-foreground">{professional.title ?? institution}</p>
        </div>
        <div className="sm:text-right print:text-right">
          <p className="font-medium first-letter:uppercase">{formatDayYear(noon, data.timeZone, locale)}</p>
          <p className="text-sm text-muted-foreground">{institution}</p>
        </div>
      </header>
      {/* Between a phone and a desk the sheet may scroll, never the page. */}
      <div className="overflow-x-auto print:overflow-visible">
        <table className="w-full table-fixed border-collapse text-sm sm:min-w-[34rem] print:min-w-0">
          <thead>
            <tr className="text-left text-xs text-muted-foreground">
              <th scope="col" className={`${cell} w-18 font-medium sm:w-28 print:w-28`}>
                {t("time")}
              </th>
              <th scope="col" className={`${cell} font-medium sm:w-[27%] print:w-[27%]`}>
                {t("client")}
              </th>
              <th scope="col" className={`${cell} ${onPaper} font-medium`}>
                {t("service")}
              </th>
              <th scope="col" className={`${cell} ${onPaper} w-[34%] font-medium`}>
                {t("notes")}
              </th>
            </tr>
          </thead>
          <tbody>
            {appointments.map((appointment) => (
              <tr key={appointment.id} className="break-inside-avoid">
                <td className={`${cell} font-semibold tabular-nums`}>
                  {wall(appointment.start)}–<wbr />
                  {wall(appointment.end)}
                </td>
                <td className={cell}>
                  <span className="font-semibold">
                    {appointment.client.firstName} {appointment.client.lastName}
                  </span>
                  <span className="block text-muted-foreground tabular-nums">{appointment.client.phone}</span>
                  <div className={`${onPhone} mt-1 break-words`}>
                    <p>{service(appointment)}</p>
                    {appointment.notes ? (
                      <p className="whitespace-pre-line text-muted-foreground">{appointment.notes}</p>
                    ) : null}
                  </div>
                </td>
                <td className={`${cell} ${onPaper}`}>{service(appointment)}</td>
                <td className={`${cell} ${onPaper} whitespace-pre-line`}>{appointment.notes}</td>
              </tr>
            ))}
            {appointments.length === 0 ? (
              <tr>
                <td colSpan={4} className={`${cell} text-muted-foreground`}>
                  {t("none")}
                </td>
              </tr>
            ) : null}
            {Array.from({ length: BLANK_LINES }, (_, index) => (
              <tr key={index} aria-hidden className={onPaper}>
                <td className={`${cell} h-10`} />
                <td className={cell} />
                <td className={cell} />
                <td className={cell} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}
