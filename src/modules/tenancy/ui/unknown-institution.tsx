import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PublicShell } from "#ui/layout/public-shell.tsx";
import { Logo } from "#ui/logo.tsx";

type Props = {
  /** The host that was asked for, as the visitor typed it. */
  host: string;
  /** Where the landing page lives. */
  landingUrl: string;
};

export function UnknownInstitution({ host, landingUrl }: Props) {
  const t = useTranslations("common.unknownInstitution");
  return (
    <PublicShell brand={<Logo />}>
      <EmptyState
        heading="h1"
        title={t("title")}
        description={<span className="[overflow-wrap:anywhere]">{t("description", { host })}</span>}
        action={
          <Button asChild>
            <a href={landingUrl}>{t("action")}</a>
          </Button>
        }
        className="py-16 sm:py-24"
      />
    </PublicShell>
  );
}
