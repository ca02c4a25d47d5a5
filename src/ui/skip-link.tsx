import { useTranslations } from "next-intl";

/** First in the tab order; lands on `<main id="content" tabIndex={-1}>`. */
export function SkipLink() {
  const t = useTranslations("common");
  return (
    <a
      href="#content"
      className="fixed top-3 left-3 z-[60] -translate-y-20 rounded-lg bg-secondary px-4 py-2.5 text-sm font-medium text-secondary-foreground shadow-lg transition-transform focus:translate-y-0"
    >
      {t("skipToContent")}
    </a>
  );
}
