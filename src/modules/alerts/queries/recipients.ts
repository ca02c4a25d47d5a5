import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { userRoles, users } from "#modules/identity/tables.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { DEFAULTS, type Preference } from "../domain/preferences.ts";
import type { Pace } from "../domain/pace.ts";
import { alertLetterPace, alertPreferences } from "../tables.ts";

/** Who looks after machines: they are notified, unless they chose otherwise, and alerts are given to them. */
const CARERS = ["technician", "admin"] as const;

export type Recipient = {
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  locale: Locale;
  preference: Preference;
  /** How many letters of alerts they have had of late. */
  pace: Pace;
  /** The date of their last digest. */
  digestLastDate: string | null;
};

/** Everyone who looks after machines here, with how they want to be written to. */
export async function recipientsOf(tx: Tx, ctx: Ctx): Promise<Recipient[]> {
  const rows = await tx
    .selectDistinct({
      userId: users.id,
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      locale: users.locale,
      preference: alertPreferences,
      letters: alertLetterPace.letters,
      lastLetterAt: alertLetterPace.lastLetterAt,
      digestLastDate: alertLetterPace.digestLastDate,
    })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id)))
    .leftJoin(
      alertPreferences,
      and(
        eq(alertPreferences.tenantId, users.tenantId),
        eq(alertPreferences.userId, users.id),
        eq(alertPreferences.channel, "email"),
      ),
    )
    .leftJoin(alertLetterPace, and(eq(alertLetterPace.tenantId, users.tenantId), eq(alertLetterPace.userId, users.id)))
    .where(and(eq(users.tenantId, ctx.tenantId), isNull(users.disabledAt), inArray(userRoles.role, [...CARERS])))
    .orderBy(asc(users.firstName), asc(users.lastName), asc(users.id));
  return rows.map(({ preference, letters, lastLetterAt, ...user }) => ({
    ...user,
    preference: preference ?? DEFAULTS.email,
    pace: { letters: letters ?? 0, lastLetterAt: lastLetterAt?.getTime() ?? null },
  }));
}
