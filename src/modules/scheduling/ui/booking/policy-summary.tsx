import { useTranslations } from "next-intl";

/** Two things one likes to know before choosing a time. */
export function PolicySummary({ hours, autoConfirm }: { hours: number; autoConfirm: boolean }) {
  const t = useTranslations("booking.policy");
  return (
    <ul className="grid gap-1 text-sm text-muted-foreground max-lg:hidden">
      <li>{t("window", { hours })}</li>
      <li>{autoConfirm ? t("auto") : t("answered")}</li>
    </ul>
  );
}
