"use client";

import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, formatDate } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import type { ListedClosure } from "#modules/availability/queries/closures.ts";
import { Button } from "#ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#ui/card.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { ClosureDialog, type Draft } from "./closure-dialog.tsx";
import { HolidaysCard } from "./holidays-card.tsx";
import { useClosures } from "./use-closures.ts";

/** The days on which nobody is there, and the public holidays that could be among them. */
export function ClosuresScreen() {
  const t = useTranslations("availability.closures");
  const words = useRefusalWords();
  const list = api.closures.list.useQuery();
  const { add, remove, saving } = useClosures();
  const [draft, setDraft] = useState<Draft | null>(null);
  const found = list.data ?? null;
  const tomorrow = found ? addDays(found.today, 1) : "";

  return (
    <div className="grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          found?.editable ? (
            <Button
              onClick={() => setDraft({ name: "", startsOn: tomorrow, endsOn: tomorrow, yearly: false, holiday: null })}
            >
              <Plus aria-hidden /> {t("add")}
            </Button>
          ) : null
        }
      />
      {list.error ? <Notice tone="error">{words(list.error)}</Notice> : null}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Card>
          <CardHeader>
            <CardTitle>{t("listTitle")}</CardTitle>
          </CardHeader>
          <CardContent>
            {!found && !list.error ? <Skeleton className="h-32" /> : null}
            {found?.closures.length === 0 ? (
              <p className="rounded-xl border border-dashed border-border-strong p-6 text-center leading-relaxed text-muted-foreground">
                {t("empty")}
              </p>
            ) : null}
            {found && found.closures.length > 0 ? (
              <ul className="divide-y divide-border rounded-xl border border-border">
                {found.closures.map((closure) => (
                  <Row
                    key={closure.id}
                    closure={closure}
                    onRemove={found.editable ? () => void remove(closure) : undefined}
                  />
                ))}
              </ul>
            ) : null}
          </CardContent>
        </Card>
        {found?.editable ? (
          <HolidaysCard
            today={found.today}
            onClose={({ name, startsOn, endsOn, key }) =>
              setDraft({ name, startsOn, endsOn, yearly: false, holiday: key })
            }
          />
        ) : null}
      </div>
      {draft && found ? (
        <ClosureDialog
          today={found.today}
          initial={draft}
          saving={saving}
          onClose={() => setDraft(null)}
          onSave={(closure) => void add(closure).then((done) => done && setDraft(null))}
        />
      ) : null}
    </div>
  );
}

function Row({ closure, onRemove }: { closure: ListedClosure; onRemove: (() => void) | undefined }) {
  const t = useTranslations("availability.closures");
  const days = useDays();
  return (
    <li className="flex items-center justify-between gap-3 px-4 py-3">
      <div className="grid min-w-0 gap-0.5">
        <p className="text-sm font-medium text-pretty [overflow-wrap:anywhere]">{closure.name}</p>
        <p className="text-[0.8125rem] text-muted-foreground">
          {days(closure)}
          {closure.yearly ? ` · ${t("yearly")}` : ""}
        </p>
      </div>
      {onRemove ? (
        <Button variant="ghost" size="icon-sm" aria-label={t("remove", { name: closure.name })} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      ) : null}
    </li>
  );
}

/** "lun 25 de mayo", "24 – 26 de diciembre". */
function useDays() {
  const locale = useLocale() as "es-AR" | "en";
  return ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
    startsOn === endsOn
      ? formatDate(startsOn, locale)
      : `${formatDate(startsOn, locale)} – ${formatDate(endsOn, locale)}`;
}
