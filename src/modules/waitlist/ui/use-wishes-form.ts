"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { JoinWaitlist } from "../schemas.ts";
import { ANY_TIME, type Draft } from "./wishes.ts";
import type { WishesErrors } from "./wishes-fields.tsx";

/** The wishes as they are typed; `check` answers them for a service once the schema accepts them, or shows why not. */
export function useWishesForm(initial: Draft = ANY_TIME) {
  const t = useTranslations("waitlist.join");
  const [value, setValue] = useState(initial);
  const [errors, setErrors] = useState<WishesErrors>({});
  const check = (serviceId: string): JoinWaitlist | null => {
    const read = JoinWaitlist.safeParse({ ...value, serviceId });
    if (read.success) return read.data;
    const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
    setErrors({
      ...(wrong.has("weekdays") ? { weekdays: t("needDay") } : {}),
      ...(wrong.has("untilTime") ? { untilTime: t("orderTimes") } : {}),
      ...(wrong.has("dateFrom") ? { dateFrom: t("orderDates") } : {}),
      ...(wrong.has("dateUntil") ? { dateUntil: t("orderDates") } : {}),
    });
    return null;
  };
  const change = (next: Draft) => {
    setValue(next);
    setErrors({});
  };
  return { value, change, errors, check };
}
