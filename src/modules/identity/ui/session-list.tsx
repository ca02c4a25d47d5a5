"use client";

import { Laptop, Smartphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { OwnSession } from "../queries/own-sessions.ts";

const PHONES = new Set(["iPhone", "Android", "iPad"]);

/** Where one is signed in, and the way to end it there. */
export function SessionList({ initial, timeZone }: { initial: OwnSession[]; timeZone: string }) {
  const t = useTranslations("identity");
  const format = useFormatter();
  const words = useRefusalWords();
  const utils = api.useUtils();
  const sessions = api.identity.sessions.useQuery(undefined, { initialData: initial });
  const options = {
    onSettled: () => utils.identity.sessions.invalidate(),
    onError: (error: Parameters<typeof words>[0]) => void toast.error(words(error)),
  };
  const revoke = api.identity.revokeSession.useMutation(options);
  const revokeOthers = api.identity.revokeOtherSessions.useMutation(options);

  const nameOf = ({ browser, system }: OwnSession) =>
    browser && system ? t("account.device", { browser, system }) : (browser ?? system ?? t("account.unknownDevice"));
  const others = sessions.data.filter(({ current }) => !current).length;
  return (
    <div className="grid gap-4">
      <ul className="grid divide-y divide-border rounded-xl border border-border">
        {sessions.data.map((session) => {
          const Icon = PHONES.has(session.system ?? "") ? Smartphone : Laptop;
          return (
            <li key={session.id} className="flex items-center gap-3 px-4 py-3">
              <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" />
              <div className="grid min-w-0 flex-1 gap-0.5">
                <p className="truncate text-sm font-medium">{nameOf(session)}</p>
                <p className="text-[0.8125rem] text-muted-foreground">
                  {t("account.since", { when: format.dateTime(session.createdAt, "dateTime", { timeZone }) })}
                </p>
              </div>
              {session.current ? (
                <Badge tone="success" dot>
                  {t("account.thisDevice")}
                </Badge>
              ) : (
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={t("account.endSessionOn", { device: nameOf(session) })}
                  pending={revoke.isPending && revoke.variables.id === session.id}
                  onClick={() => revoke.mutate({ id: session.id })}
                >
                  {t("account.endSession")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {others > 0 ? (
        <Button
          variant="outline"
          className="justify-self-start"
          pending={revokeOthers.isPending}
          onClick={() => revokeOthers.mutate()}
        >
          {t("account.endOthers", { count: others })}
        </Button>
      ) : null}
    </div>
  );
}
