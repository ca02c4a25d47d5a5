import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PublicShell } from "#ui/layout/public-shell.tsx";
import { Logo } from "#ui/logo.tsx";

export default function NotFound() {
  const t = useTranslations("common");
  return (
    <PublicShell
      brand={
        <Link href="/" aria-label={t("goHome")}>
          <Logo />
        </Link>
      }
    >
      <EmptyState
        heading="h1"
        title={t("notFound.title")}
        description={t("notFound.description")}
        action={
          <Button asChild>
            <Link href="/">{t("goHome")}</Link>
          </Button>
        }
        className="py-16 sm:py-24"
      />
    </PublicShell>
  );
}
