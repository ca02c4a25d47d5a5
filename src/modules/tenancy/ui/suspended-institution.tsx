import { useTranslations } from "next-intl";
import { EmptyState } from "#ui/empty-state.tsx";
import { PublicShell } from "#ui/layout/public-shell.tsx";
import { LogoMark } from "#ui/logo.tsx";

export function SuspendedInstitution({ name }: { name: string }) {
  const t = useTranslations("common.suspendedInstitution");
  return (
    <PublicShell
      brand={
        <span className="flex items-center gap-2.5">
          <LogoMark />
          <span className="truncate font-display text-lg font-semibold">{name}</span>
        </span>
      }
    >
      <EmptyState heading="h1" title={t("title", { name })} description={t("description")} className="py-16 sm:py-24" />
    </PublicShell>
  );
}
