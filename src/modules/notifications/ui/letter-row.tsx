"use client";

import { useFormatter, useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "#ui/alert-dialog.tsx";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { toast } from "#ui/toaster.tsx";
import type { LetterLine } from "../queries/list-letters.ts";

const tones: Record<LetterLine["status"], BadgeTone> = { queued: "info", sent: "success", dead: "error" };

type Props = { letter: LetterLine; timeZone: string; onOpen: () => void };

/** One letter in a line: to whom, when, whether it left, and what to do with it. */
export function LetterRow({ letter, timeZone, onOpen }: Props) {
  const t = useTranslations("team");
  const format = useFormatter();
  const at = letter.sentAt ?? letter.createdAt;
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:px-5">
      <div className="grid min-w-0 gap-0.5">
        <p className="truncate font-medium">{letter.subject}</p>
        <p className="truncate text-sm text-muted-foreground">{letter.recipient}</p>
        {letter.lastError && letter.status !== "sent" ? (
          <p className="text-[0.8125rem] break-words text-destructive">
            {t("mail.lastError", { attempts: letter.attempts })}{" "}
            <span className="font-mono text-xs">{letter.lastError}</span>
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <time dateTime={new Date(at).toISOString()} className="text-sm text-muted-foreground tabular-nums">
          {format.dateTime(at, "dateTime", { timeZone })}
        </time>
        <Badge tone={tones[letter.status]} dot>
          {t(`mail.status.${letter.status}`)}
        </Badge>
        <Button
          size="sm"
          variant="ghost"
          aria-label={t("mail.openLabel", { subject: letter.subject })}
          onClick={onOpen}
        >
          {t("mail.open")}
        </Button>
        <Resend letter={letter} />
      </div>
    </li>
  );
}

/** What never arrived is sent at once; what did, only after a question. What is on its way is left alone. */
function Resend({ letter: { id, status, recipient } }: { letter: LetterLine }) {
  const t = useTranslations("team.mail");
  const words = useRefusalWords();
  const utils = api.useUtils();
  const resend = api.letters.resend.useMutation({
    onSuccess: (result) => void (result.ok ? toast.success(t("resent")) : toast.error(words(result.reason))),
    onError: (error) => void toast.error(words(error)),
    onSettled: () => utils.letters.list.invalidate(),
  });
  if (status === "queued") return null;
  if (status === "dead")
    return (
      <Button size="sm" variant="outline" pending={resend.isPending} onClick={() => resend.mutate({ letterId: id })}>
        {t("resend")}
      </Button>
    );
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button size="sm" variant="ghost" pending={resend.isPending}>
          {t("resendAgain")}
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>{t("againTitle")}</AlertDialogTitle>
        <AlertDialogDescription>{t("againText", { recipient })}</AlertDialogDescription>
        <AlertDialogFooter>
          <AlertDialogCancel>{t("cancel")}</AlertDialogCancel>
          <AlertDialogAction onClick={() => resend.mutate({ letterId: id, again: true })}>
            {t("resendAgain")}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
