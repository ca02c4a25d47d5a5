import { and, asc, eq } from "drizzle-orm";
import { wordsFor } from "#i18n/words-for.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { composeLetter, UNSUBSCRIBE } from "#modules/notifications/letter-layout.ts";
import { appointmentTypes, professionals } from "#modules/catalog/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx, Locale } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { unknownPlaceholders } from "../domain/placeholders.ts";
import { reminderLetter } from "../letters/reminder-letter.ts";
import type { ReminderWords } from "../schemas.ts";

const LOCALES = ["es-AR", "en"] as const satisfies Locale[];

/** The letter as it would leave, in both languages, for an invented client of this institution: tomorrow at ten. */
export async function previewReminder(tx: Tx, ctx: Ctx, words: ReminderWords) {
  authorize(ctx, "settings:write");
  const [placeholder] = [words.subject, words.body].flatMap((text) =>
    unknownPlaceholders(`${text["es-AR"]} ${text.en}`),
  );
  if (placeholder !== undefined) return refuse("UNKNOWN_PLACEHOLDER", { placeholder: `{${placeholder}}` });
  const [organization, [service], [professional]] = await Promise.all([
    organizationOf(tx, ctx),
    tx
      .select()
      .from(appointmentTypes)
      .where(and(eq(appointmentTypes.tenantId, ctx.tenantId), eq(appointmentTypes.active, true)))
      .orderBy(asc(appointmentTypes.id))
      .limit(1),
    tx
      .select()
      .from(professionals)
      .where(and(eq(professionals.tenantId, ctx.tenantId), eq(professionals.active, true)))
      .orderBy(asc(professionals.id))
      .limit(1),
  ]);
  const start = Temporal.Instant.fromEpochMilliseconds(ctx.now)
    .toZonedDateTimeISO(organization.timeZone)
    .toPlainDate()
    .add({ days: 1 })
    .toPlainDateTime({ hour: 10 })
    .toZonedDateTime(organization.timeZone).epochMilliseconds;
  const compose = (locale: Locale) => {
    const t = wordsFor(locale, "reminders");
    const { subject, html } = composeLetter(
      reminderLetter(locale, words, {
        start,
        end: start + (service?.durationMin ?? 45) * 60_000,
        service: service?.name ?? { "es-AR": t("sample.service"), en: t("sample.service") },
        professional: professional
          ? `${professional.firstName} ${professional.lastName}`.trim()
          : t("sample.professional"),
        client: t("sample.client"),
        organization,
        confirmUrl: "#",
        appointmentUrl: "#",
        coming: false,
      }),
    );
    return { subject, html: html.replaceAll(UNSUBSCRIBE, "#") };
  };
  const [spanish, english] = LOCALES.map(compose);
  return ok({ "es-AR": spanish, en: english });
}
