"use client";

import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ClientLine } from "#modules/clients/schemas.ts";
import { Button } from "#ui/button.tsx";
import { useNewAppointment } from "./new-appointment-provider.tsx";
import { useShortcuts } from "#lib/use-shortcuts.ts";

export function BookForClient({ client }: { client: ClientLine }) {
  const t = useTranslations("calendar");
  const create = useNewAppointment();
  const { id, firstName, lastName, email, phone } = client;
  const book = () => create?.({ client: { id, firstName, lastName, email, phone } });
  useShortcuts({
    n: (event) => {
      event.preventDefault();
      book();
    },
  });
  if (!create) return null;
  return (
    <Button size="sm" onClick={book}>
      <CalendarPlus aria-hidden />
      {t("newAppointment")}
    </Button>
  );
}
