import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { SetupState } from "../queries/setup-state.ts";

/** For the admin alone, on the public page: why a visitor cannot book here yet. */
export function WhyEmpty({ state }: { state: SetupState }) {
  const t = useTranslations("setup.whyEmpty");
  const missing = (["service", "professional", "hours"] as const).filter((step) => !state[step]);
  return (
    <Notice
      tone="warning"
      title={t("title")}
      action={
        <Button asChild size="sm">
          <Link href="/staff">{t("action")}</Link>
        </Button>
      }
    >
      <ul className="list-disc pl-5">
        {missing.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ul>
    </Notice>
  );
}
