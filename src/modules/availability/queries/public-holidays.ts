import { and, eq, like } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { zoneCountry } from "#lib/zone-choices.ts";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import type { HolidaysAsked } from "../closure-schemas.ts";
import { closures } from "../tables.ts";

const DAY_MS = 86_400_000;
const SHOWN = new Set(["public", "bank", "optional"]);

/**
 * The public holidays of a country, or of a region of it, in a year, each with the closure that it was accepted as. They are
 * advice of a library's: nothing is closed until somebody says so.
 */
export async function publicHolidays(ctx: Ctx, { country: asked, region, year }: HolidaysAsked) {
  authorize(ctx, "closures:write");
  // Megabytes of rules, for a page that is opened twice a year.
  const { default: Holidays } = await import("date-holidays");
  const language = ctx.locale === "en" ? "en" : "es";
  return readTenant(ctx, async (tx) => {
    const { timeZone } = await organizationOf(tx, ctx);
    const known = new Holidays();
    const countries = known.getCountries(language);
    const country = asked ?? zoneCountry(timeZone) ?? "AR";
    if (!countries[country]) return refuse("NOT_FOUND");
    const regions: Record<string, string> = known.getStates(country, language) ?? {};
    if (region !== null && !regions[region]) return refuse("NOT_FOUND");
    const place = region === null ? country : `${country}-${region}`;
    const accepted = await tx
      .select({ id: closures.id, holiday: closures.holiday })
      .from(closures)
      .where(and(eq(closures.tenantId, ctx.tenantId), like(closures.holiday, `${country}%`)));
    const byKey = new Map(accepted.map(({ id, holiday }) => [holiday, id]));
    const rules = region === null ? new Holidays(country) : new Holidays(country, region);
    const days = rules
      .getHolidays(year, language)
      .filter(({ type }) => SHOWN.has(type))
      .map(({ date, start, end, name, type }) => {
        const startsOn = date.slice(0, 10);
        const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
        const endsOn = new Date(Date.parse(startsOn) + (length - 1) * DAY_MS).toISOString().slice(0, 10);
        const key = `${place}:${startsOn}`;
        return { key, name: name.slice(0, 80), startsOn, endsOn, type, closureId: byKey.get(key) ?? null };
      });
    const named = (all: Record<string, string>) =>
      Object.entries(all)
        .map(([code, name]) => ({ code, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name, language));
    // Two holidays on one day are one closed day.
    const holidays = days.filter(({ key }, index) => days.findIndex((each) => each.key === key) === index);
    return ok({ country, region, year, countries: named(countries), regions: named(regions), holidays });
  });
}
