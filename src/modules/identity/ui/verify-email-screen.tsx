"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "#i18n/navigation.ts";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { useProblemWords } from "./form-words.ts";

/** Opening the page verifies, by a request that a mail program's preview does not make. */
export function VerifyEmailScreen({ token, signedIn, staff }: { token: string; signedIn: boolean; staff: boolean }) {
  const t = useTranslations("identity");
  const problemWords = useProblemWords();
  const { mutate, data, error, isPending } = api.identity.verifyEmail.useMutation();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate({ token });
  }, [mutate, token]);

  if (data?.ok) {
    const href = !signedIn ? "/sign-in" : staff ? "/staff" : "/appointments";
    return (
      <Notice
        tone="success"
        title={t("verifyEmail.doneTitle")}
        action={
          <Button asChild size="sm">
            <Link href={href}>{t(signedIn ? "verifyEmail.goOn" : "verifyEmail.signIn")}</Link>
          </Button>
        }
      >
        {t("verifyEmail.done")}
      </Notice>
    );
  }
  const problem = problemWords({ data, error });
  if (!problem || isPending) return <Skeleton className="h-28 w-full rounded-xl" />;
  return (
    <Notice
      tone="error"
      title={problem}
      action={
        error ? (
          <Button size="sm" variant="outline" onClick={() => mutate({ token })}>
            {t("tryAgain")}
          </Button>
        ) : (
          <Button asChild size="sm" variant="outline">
            <Link href="/account">{t("verifyEmail.another")}</Link>
          </Button>
        )
      }
    >
      {error ? null : t("verifyEmail.expired")}
    </Notice>
  );
}
