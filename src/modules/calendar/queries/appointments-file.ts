import { and, eq, gt, lt, sql } from "drizzle-orm";
import { csvHead, csvLine, csvStyle, moneyCell, textCell, wallCells } from "#lib/csv.ts";
import { currencyDigits } from "#lib/money.ts";
import { authorize } from "#modules/access/authorize.ts";
import { appointmentViews, type AppointmentView } from "#modules/appointments/queries/appointment-views.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { localDays } from "#modules/availability/domain/local-days.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { AppointmentsFile } from "../schemas.ts";

type File = { timeZone: string; words: (key: string) => string };

const COLUMNS = [
  "date",
  "from",
  "until",
  "client",
  "phone",
  "email",
  "service",
  "professional",
  "status",
  "price",
  "currency",
  "credits",
  "notes",
  "reason",
];
const PORTION = 500;

/** The appointments of a period of the institution's days, by start, as the text of a file: a professional's are their own. */
export async function* appointmentsFile(
  ctx: Ctx,
  choices: AppointmentsFile,
  { timeZone, words }: File,
  portion = PORTION,
): AsyncGenerator<string> {
  const style = csvStyle(ctx.locale);
  yield csvHead(
    COLUMNS.map((column) => words(`csv.heads.${column}`)),
    style,
  );
  const write = lineWriter(ctx, { timeZone, words });
  for (let after: AppointmentView | undefined; ;) {
    const page = await readTenant(ctx, (tx) => viewsAfter(tx, ctx, choices, timeZone, { after, portion }));
    yield page.map(write).join("");
    if (page.length < portion) return;
    after = page.at(-1);
  }
}

async function viewsAfter(
  tx: Tx,
  ctx: Ctx,
  { from, to, professionalId }: AppointmentsFile,
  timeZone: string,
  { after, portion }: { after: AppointmentView | undefined; portion: number },
): Promise<AppointmentView[]> {
  const scope = authorize(ctx, "calendar:read");
  const own = scope === "own" ? await ownProfessionalId(tx, ctx) : null;
  if (scope === "own" && !own) return [];
  const start = localDays(timeZone, from, 1)[0]?.start ?? 0;
  const end = localDays(timeZone, to, 1)[0]?.end ?? 0;
  const where = and(
    own ? eq(appointments.professionalId, own) : undefined,
    professionalId ? eq(appointments.professionalId, professionalId) : undefined,
    gt(appointments.startsAt, new Date(start - 1)),
    lt(appointments.startsAt, new Date(end)),
    after
      ? sql`(${appointments.startsAt}, ${appointments.id}) > (${new Date(after.start).toISOString()}::timestamptz, ${after.id}::uuid)`
      : undefined,
  );
  return appointmentViews(tx, ctx, where, portion);
}

function lineWriter({ locale }: Ctx, { timeZone, words }: File): (view: AppointmentView) => string {
  const style = csvStyle(locale);
  const wall = wallCells(timeZone);
  const text = (value: string | null) => textCell(value ?? "", style);
  const name = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    text(`${firstName} ${lastName}`.trim());
  return ({ start, end, client, service, professional, status, priceMinor, currency, creditCost, notes, reason }) => {
    const [date, from] = wall(start);
    return csvLine(
      [
        date,
        from.slice(0, 5),
        wall(end)[1].slice(0, 5),
        name(client),
        text(client.phone),
        text(client.email),
        text(service[locale]),
        name(professional),
        text(words(`status.${status}`)),
        moneyCell(priceMinor, currencyDigits(currency), style),
        currency,
        String(creditCost),
        text(notes),
        text(reason),
      ],
      style,
    );
  };
}
