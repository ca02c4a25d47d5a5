"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "#lib/trpc.tsx";
import { Card } from "#ui/card.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { ReminderWords } from "../schemas.ts";

const TYPING_MS = 350;

/** The letter as it would leave, drawn by the code that writes it. A sandbox: nothing in it runs or leads anywhere. */
export function LetterPreview({ words, language }: { words: ReminderWords; language: "es-AR" | "en" }) {
  const t = useTranslations("reminders.form");
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), TYPING_MS);
    return () => clearTimeout(timer);
  }, [words]);
  // A language that is still empty is shown by the other's words: the preview begins with the first letter.
  const filled = withBoth(settled);
  const preview = api.reminders.preview.useQuery(filled, {
    enabled: ReminderWords.safeParse(filled).success,
    placeholderData: keepPreviousData,
  });
  const letter = preview.data?.ok ? preview.data[language] : undefined;
  return (
    <section aria-label={t("previewTitle")} className="grid gap-3 lg:sticky lg:top-20">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg font-semibold">{t("previewTitle")}</h2>
        <p className="text-[0.8125rem] text-muted-foreground">{t("previewNote")}</p>
      </div>
      <Card className="overflow-hidden">
        <p className="truncate border-b border-border px-4 py-3 text-sm">
          <span className="text-muted-foreground">{t("previewSubject")}:</span>{" "}
          <span className="font-medium">{letter?.subject ?? "…"}</span>
        </p>
        {letter ? (
          <iframe title={t("previewTitle")} sandbox="" srcDoc={letter.html} className="h-[40rem] w-full bg-white" />
        ) : (
          <Skeleton className="m-4 h-96" />
        )}
      </Card>
    </section>
  );
}

function withBoth({ subject, body }: ReminderWords): ReminderWords {
  const both = (text: ReminderWords["subject"]) => ({
    "es-AR": text["es-AR"].trim() || text.en,
    en: text.en.trim() || text["es-AR"],
  });
  return { subject: both(subject), body: both(body) };
}
