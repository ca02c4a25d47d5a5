"use client";

import { BellRing, Pencil, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { api, type ApiError } from "#lib/trpc.tsx";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
} from "#ui/alert-dialog.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Switch } from "#ui/switch.tsx";
import { toast } from "#ui/toaster.tsx";
import type { ReminderPage } from "../queries/list-rules.ts";
import { DigestCard } from "./digest-card.tsx";
import { useOffsetWords } from "./offset-words.ts";
import { RuleForm } from "./rule-form.tsx";

type Rule = ReminderPage["rules"][number];

/** Which letters leave before an appointment, and what the staff read in the morning. */
export function RemindersScreen({ initial }: { initial: ReminderPage }) {
  const t = useTranslations("reminders");
  const words = useRefusalWords();
  const offset = useOffsetWords();
  const utils = api.useUtils();
  const { data } = api.reminders.rules.useQuery(undefined, { initialData: initial });
  const saving = api.reminders.saveRule.useMutation();
  const removing = api.reminders.removeRule.useMutation();
  const [editing, setEditing] = useState<Rule | "new" | null>(null);
  const [leaving, setLeaving] = useState<Rule | null>(null);
  const refresh = () => void utils.reminders.rules.invalidate();

  const settle = async (work: Promise<{ ok: true } | { ok: false; reason: string }>, done: string) => {
    try {
      const result = await work;
      if (!result.ok) return void toast.error(words(result.reason));
      toast.success(done);
    } catch (fault) {
      toast.error(words(fault as ApiError));
    } finally {
      refresh();
    }
  };

  if (editing) {
    return (
      <RuleForm
        rule={editing === "new" ? null : editing}
        services={data.services}
        onClose={() => {
          setEditing(null);
          refresh();
        }}
      />
    );
  }
  const add = (
    <Button onClick={() => setEditing("new")}>
      <Plus aria-hidden /> {t("add")}
    </Button>
  );
  return (
    <div className="grid w-full max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t("title")} description={t("description")} actions={data.rules.length > 0 ? add : null} />
      <Card>
        {data.rules.length === 0 ? <EmptyState title={t("empty")} description={t("emptyHint")} action={add} /> : null}
        <ul className="divide-y divide-border">
          {data.rules.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              onEdit={() => setEditing(rule)}
              onRemove={() => setLeaving(rule)}
              onSwitch={(active) =>
                void settle(saving.mutateAsync({ ...rule, active }), t(active ? "resumed" : "paused"))
              }
            />
          ))}
        </ul>
      </Card>
      <DigestCard initial={data.digest} onSaved={refresh} />
      <AlertDialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}>
        {leaving ? (
          <AlertDialogContent>
            <AlertDialogTitle>{t("removeTitle")}</AlertDialogTitle>
            <AlertDialogDescription>
              {t("list.before", { offset: offset(leaving.offsetMin) })}. {t("removeText")}
            </AlertDialogDescription>
            <AlertDialogFooter>
              <AlertDialogCancel>{t("form.cancel")}</AlertDialogCancel>
              <AlertDialogAction onClick={() => void settle(removing.mutateAsync({ id: leaving.id }), t("removed"))}>
                {t("removeDo")}
              </AlertDialogAction>
            </AlertDialogFooter>
          </AlertDialogContent>
        ) : null}
      </AlertDialog>
    </div>
  );
}

type RowProps = { rule: Rule; onEdit: () => void; onRemove: () => void; onSwitch: (active: boolean) => void };

function RuleRow({ rule, onEdit, onRemove, onSwitch }: RowProps) {
  const t = useTranslations("reminders.list");
  const locale = useLocale() === "en" ? "en" : "es-AR";
  const offset = useOffsetWords()(rule.offsetMin);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 sm:flex-nowrap sm:px-6">
      <span
        aria-hidden
        className={`grid size-10 shrink-0 place-content-center rounded-full ${rule.active ? "bg-primary-soft text-primary-text" : "bg-muted text-muted-foreground"}`}
      >
        <BellRing className="size-4.5" />
      </span>
      <div className="grid min-w-0 flex-1 basis-40 gap-0.5">
        <p className="font-medium">
          {t("before", { offset })}
          {rule.active ? null : <span className="font-normal text-muted-foreground"> · {t("off")}</span>}
        </p>
        <p className="truncate text-sm text-muted-foreground">
          {rule.serviceIds ? t("some", { count: rule.serviceIds.length }) : t("every")} · {rule.subject[locale]}
        </p>
      </div>
      <div className="flex items-center gap-1 max-sm:w-full max-sm:justify-end">
        <Switch aria-label={t("pause", { offset })} checked={rule.active} onCheckedChange={onSwitch} className="mr-3" />
        <Button variant="outline" size="sm" onClick={onEdit}>
          <Pencil aria-hidden /> {t("edit")}
        </Button>
        <Button variant="ghost" size="icon-sm" aria-label={t("remove", { offset })} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}
