"use client";

import { useTranslations } from "next-intl";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";

type Props = {
  error: Error & { digest?: string };
  reset: () => void;
};

/** The digest is the fault's name in the log. */
export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations("common");
  return (
    <main id="content" className="grid min-h-dvh place-content-center">
      <EmptyState
        heading="h1"
        title={t("error.title")}
        description={
          <>
            {t("error.description")}
            {error.digest ? (
              <span className="mt-3 block text-sm tabular-nums select-all">
                {t("error.requestId", { id: error.digest })}
              </span>
            ) : null}
          </>
        }
        action={<Button onClick={reset}>{t("retry")}</Button>}
      />
    </main>
  );
}
