"use client";

import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useProblemWords } from "./form-words.ts";

/** Asks to confirm the address; the letter can be sent again from here. */
export function UnverifiedNotice({ email }: { email: string }) {
  const t = useTranslations("identity");
  const problemWords = useProblemWords();
  const resend = api.identity.resendVerification.useMutation();
  if (resend.data?.ok) {
    return (
      <Notice tone="success" title={t("unverified.sentTitle")}>
        {t("unverified.sent", { email })}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      title={t("unverified.title")}
      action={
        <Button size="sm" variant="outline" pending={resend.isPending} onClick={() => resend.mutate()}>
          {t("unverified.resend")}
        </Button>
      }
    >
      {problemWords(resend) ?? t("unverified.description", { email })}
    </Notice>
  );
}
