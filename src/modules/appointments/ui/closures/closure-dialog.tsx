"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CalendarDays } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { dateOf, formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import type { AddClosure } from "#modules/availability/closure-schemas.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Notice } from "#ui/notice.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";

export type Draft = Omit<AddClosure, "seen">;

type Props = {
  today: string;
  initial: Draft;
  saving: boolean;
  onClose: () => void;
  onSave: (closure: AddClosure) => void;
};

/** Which days the institution is closed, and whose appointments lie on them. */
export function ClosureDialog({ today, initial, saving, onClose, onSave }: Props) {
  const t = useTranslations("availability.closures");
  const words = useRefusalWords();
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const { startsOn, endsOn, yearly } = draft;
  const backwards = !startsOn || !endsOn || endsOn < startsOn;
  const nameless = draft.name.trim() === "";
  const impact = api.closures.impact.useQuery(
    { startsOn, endsOn, yearly },
    { enabled: !backwards, placeholderData: keepPreviousData },
  );
  const beneath = !backwards && impact.data?.ok ? impact.data : null;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-h-[92dvh] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t("ask")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (backwards || nameless || !beneath || impact.isPlaceholderData) return;
            onSave({ ...draft, name: draft.name.trim(), seen: beneath.count });
          }}
        >
          <Field label={t("name")} hint={t("nameHint")} error={tried && nameless ? t("nameMissing") : undefined}>
            <Input
              maxLength={80}
              placeholder={t("namePlaceholder")}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("first")}>
              <Input
                type="date"
                min={today}
                value={startsOn}
                onChange={({ target: { value } }) =>
                  change({ startsOn: value, ...(endsOn < value ? { endsOn: value } : {}) })
                }
              />
            </Field>
            <Field label={t("last")} error={backwards ? t("backwards") : undefined}>
              <Input
                type="date"
                min={startsOn}
                value={endsOn}
                onChange={(event) => change({ endsOn: event.target.value })}
              />
            </Field>
          </div>
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <Checkbox checked={yearly} onCheckedChange={(on) => change({ yearly: on === true })} />
            {t("yearlyLabel")}
          </label>
          <div aria-live="polite" className="min-h-12">
            {impact.error ? <Notice tone="error">{words(impact.error)}</Notice> : null}
            {beneath ? <Beneath found={beneath} /> : null}
          </div>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" pending={saving || impact.isFetching}>
              {t("do")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type Found = {
  timeZone: string;
  count: number;
  first: { id: string; start: number; client: string; professional: string }[];
};

function Beneath({ found: { timeZone, count, first } }: { found: Found }) {
  const t = useTranslations("availability.closures");
  const locale = useLocale();
  if (count === 0) return <p className="text-sm text-muted-foreground">{t("beneath", { count })}</p>;
  return (
    <Notice tone="warning">
      <p>{t("beneath", { count })}</p>
      <ul className="mt-2 grid max-h-56 gap-1 overflow-y-auto">
        {first.map(({ id, start, client, professional }) => {
          const when = formatDayTime(start, timeZone, locale);
          return (
            <li key={id} className="flex items-center gap-2 text-sm">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{client}</span> · {when} · {professional}
              </span>
              <Button asChild variant="ghost" size="icon-sm">
                <Link
                  href={{
                    pathname: "/staff/calendar",
                    query: { view: "day", date: dateOf(start, timeZone), open: id },
                  }}
                  aria-label={t("open", { name: client, when })}
                >
                  <CalendarDays aria-hidden />
                </Link>
              </Button>
            </li>
          );
        })}
      </ul>
      {count > first.length ? <p className="mt-1 text-sm">{t("more", { count: count - first.length })}</p> : null}
    </Notice>
  );
}
