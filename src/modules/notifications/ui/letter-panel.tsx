"use client";

import { useTranslations } from "next-intl";
import { api } from "#lib/trpc.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { useEffect } from "react";
import type { LetterLine } from "../queries/list-letters.ts";

/** What a letter says, as its reader sees it. */
export function LetterPanel({ letter, onClose }: { letter: LetterLine; onClose: () => void }) {
  const t = useTranslations("team.mail");
  const words = useRefusalWords();
  const { mutate, data, error } = api.letters.open.useMutation();
  useEffect(() => mutate({ letterId: letter.id }), [mutate, letter.id]);
  const refused = data && !data.ok ? data.reason : error;
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent className="md:max-w-2xl">
        <SheetHeader>
          <SheetTitle>{letter.subject}</SheetTitle>
          <SheetDescription className="break-words">{t("to", { recipient: letter.recipient })}</SheetDescription>
        </SheetHeader>
        {refused ? <Notice tone="error">{words(refused)}</Notice> : null}
        {data?.ok ? (
          <>
            {data.attachments.length > 0 ? (
              <p className="text-sm text-muted-foreground">
                {t("attachments", { count: data.attachments.length, names: data.attachments.join(", ") })}
              </p>
            ) : null}
            {/* Nothing in it runs, asks for anything or reaches this page: `sandbox` allows nothing at all. */}
            <iframe
              sandbox=""
              srcDoc={data.html}
              title={t("preview")}
              className="h-[60dvh] w-full rounded-xl border border-border bg-white scheme-light"
            />
            <p className="text-[0.8125rem] text-muted-foreground">{t("linksOff")}</p>
          </>
        ) : refused ? null : (
          <Skeleton className="h-[60dvh]" />
        )}
      </SheetContent>
    </Sheet>
  );
}
