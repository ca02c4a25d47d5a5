import { wordsFor } from "#i18n/words-for.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { scopeOf } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { calendarFile } from "../calendar-file.ts";
import { clientEntry } from "../letters/attached-calendar-file.ts";
import { readAppointmentFacts, type AppointmentFacts } from "./appointment-facts.ts";
import { originOf } from "#modules/tenancy/origin.ts";

/**
 * The `.ics` of an appointment for whoever may see it: its client, its professional, the front desk, or the holder of the
 * signed key that was mailed (`byKey`). Null for anyone else, exactly as when there is no such appointment.
 */
export async function downloadableCalendarFile(tx: Tx, ctx: Ctx, { id, byKey }: { id: string; byKey: boolean }) {
  const facts = await readAppointmentFacts(tx, ctx, id);
  if (!facts || !(byKey || mayRead(ctx, facts))) return null;
  const url = new URL(localizedPath(ctx.locale, "/appointments/[id]", { id }), await originOf(ctx)).href;
  const file = calendarFile(clientEntry(facts, ctx.locale, url, ctx.now));
  return { ...file, filename: wordsFor(ctx.locale, "mail")("appointment.calendarFilename") };
}

function mayRead({ actor }: Ctx, { client, professional }: AppointmentFacts): boolean {
  const scope = scopeOf(actor, "appointments:read");
  if (scope !== "own" || actor.type !== "user") return scope === "all";
  return actor.userId === client.userId || actor.userId === professional.userId;
}
