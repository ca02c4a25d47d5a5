"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { isItself, mayOverrule, whyWords } from "../why-not-words.ts";

type Props = {
  serviceId: string;
  /** An id, or "any". */
  professionalId: string;
  start: number;
  timeZone: string;
  /** When the appointment that moves begins now: it does not stand in its own way. */
  moving: number | undefined;
  onOther: () => void;
};

/** Why the time that was typed is none of those offered, and the way over what is no appointment. */
export function NotOffered({ serviceId, professionalId, start, timeZone, moving, onOther }: Props) {
  const t = useTranslations("calendar.create");
  const why = useTranslations("calendar.why");
  const locale = useLocale() as "es-AR" | "en";
  const isOne = professionalId !== "any";
  const answer = api.calendar.whyNot.useQuery(
    { serviceId, professionalId, start },
    { enabled: isOne, staleTime: 0, retry: false },
  );
  if (isOne && answer.isPending) return null;
  const found = answer.data?.ok ? answer.data : null;
  const reason = found?.why && !isItself(found.why, moving) ? found.why : null;
  const time = formatTime(start, timeZone, locale);
  const rooms = reason?.rule === "resource" ? reason.rooms.map(({ name }) => name[locale]).join(", ") : "";
  return (
    <Notice
      tone="warning"
      action={
        !reason || mayOverrule(reason) ? (
          <Button size="sm" variant="outline" onClick={onOther}>
            {t("allowOutside")}
          </Button>
        ) : undefined
      }
    >
      {found && reason
        ? `${whyWords(reason, {
            t: why,
            locale,
            timeZone: found.timeZone,
            professional: found.professional.name,
            service: found.service.name[locale],
          })} ${rooms}`.trim()
        : t(isOne ? "notOffered" : "notOfferedAny", { time })}
    </Notice>
  );
}
