"use client";

import { useLocale, useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { formatDayTime } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { AppointmentForm, Refused } from "./use-appointment-form.ts";

/** Refusals that staff may overrule: by hours, grid, notice. Never by another appointment. */
const OVERRULED = new Set(["OUTSIDE_AVAILABILITY", "OFF_GRID", "TOO_SOON", "BEYOND_HORIZON", "DAILY_MAX", "PAST"]);

type Props = { refused: Refused; form: AppointmentForm; canWaiveCredits: boolean; onLeave: () => void };

/** Why it was not written down, and the ways that are left. */
export function AppointmentRefused({ refused, form, canWaiveCredits, onLeave }: Props) {
  const t = useTranslations("calendar.create");
  const words = useRefusalWords();
  const { reason, alternatives, credit } = refused;
  return (
    <Notice
      tone="warning"
      title={words(reason)}
      action={
        alternatives.length > 0 ? (
          <Alternatives form={form} alternatives={alternatives} />
        ) : credit ? (
          <WithoutCredit form={form} canWaiveCredits={canWaiveCredits} onLeave={onLeave} />
        ) : OVERRULED.has(reason) && !form.outside ? (
          <Button size="sm" variant="outline" onClick={form.allowOutside}>
            {t("allowOutside")}
          </Button>
        ) : undefined
      }
    >
      {alternatives.length > 0 ? t("alternatives") : credit ? t("noCredit", credit) : null}
    </Notice>
  );
}

function Alternatives({ form, alternatives }: Pick<Props, "form"> & Pick<Refused, "alternatives">) {
  const locale = useLocale();
  return alternatives.map(({ start, professionalId }) => (
    <Button
      key={`${start}${professionalId}`}
      size="sm"
      variant="outline"
      onClick={() => form.take(start, professionalId)}
    >
      {formatDayTime(start, form.timeZone, locale)}
    </Button>
  ));
}

function WithoutCredit({ form, canWaiveCredits, onLeave }: Omit<Props, "refused">) {
  const t = useTranslations("calendar.create");
  const { client } = form;
  return (
    <>
      {canWaiveCredits ? (
        <Button size="sm" variant="outline" pending={form.pending} onClick={() => void form.submit(false)}>
          {t("without")}
        </Button>
      ) : null}
      {client?.kind === "known" ? (
        <Button size="sm" variant="ghost" asChild>
          <Link href={{ pathname: "/staff/clients/[id]", params: { id: client.client.id } }} onClick={onLeave}>
            {t("toClient")}
          </Link>
        </Button>
      ) : null}
    </>
  );
}
