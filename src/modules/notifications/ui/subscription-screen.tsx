"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import type { Subscription } from "../queries/letter-subscription.ts";

/** Stop a kind of letter, or have it again: for whoever holds one of them, without signing in. */
export function SubscriptionScreen({ token, subscription }: { token: string; subscription: Subscription }) {
  const t = useTranslations("reminders.unsubscribe");
  const words = useRefusalWords();
  const [out, setOut] = useState(subscription.out);
  const choosing = api.letters.choose.useMutation({ onSuccess: (result) => result.ok && setOut(result.out) });
  const refused = choosing.error ?? (choosing.data && !choosing.data.ok ? choosing.data.reason : null);
  const choose = (wanted: boolean) => choosing.mutate({ token, out: wanted });
  const email = subscription.email;
  return (
    <div className="grid gap-5">
      {refused ? <Notice tone="error">{words(refused)}</Notice> : null}
      {out ? (
        <>
          <Notice tone="success" title={t("doneTitle")}>
            {t("done", { email })}
          </Notice>
          <Button variant="outline" size="lg" pending={choosing.isPending} onClick={() => choose(false)}>
            {t("undo")}
          </Button>
        </>
      ) : (
        <>
          <p className="leading-relaxed break-words text-muted-foreground">{t("ask", { email })}</p>
          <Button size="lg" pending={choosing.isPending} onClick={() => choose(true)}>
            {t("do")}
          </Button>
        </>
      )}
    </div>
  );
}
