"use client";

import { Plus, RefreshCw, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayTime } from "#lib/time.ts";
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
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "#ui/card.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { toast } from "#ui/toaster.tsx";
import type { BusyImport } from "../queries/busy-imports.ts";
import { AddImportDialog } from "./add-import-dialog.tsx";
import { UnreadEvents } from "./unread-events.tsx";

type Links = { timeZone: string; imports: BusyImport[] };
type Props = { professionalId: string; links: Links | null; editable: boolean; onChanged: () => void };

/** The calendars that say when this person is busy elsewhere, and how reading them went. */
export function BusyImportsCard({ professionalId, links, editable, onChanged }: Props) {
  const t = useTranslations("availability.links.imports");
  const words = useRefusalWords();
  const refreshing = api.calendarLinks.refreshImport.useMutation();
  const removing = api.calendarLinks.removeImport.useMutation();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<BusyImport | null>(null);
  const imports = links?.imports ?? [];

  const settle = async (work: Promise<{ ok: true } | { ok: false; reason: string }>, done: string) => {
    try {
      const result = await work;
      if (!result.ok) return void toast.error(words(result.reason));
      toast.success(done);
      onChanged();
    } catch (fault) {
      toast.error(words(fault as ApiError));
    }
  };

  return (
    <Card>
      <CardHeader className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid flex-1 basis-72 gap-1">
          <CardTitle>{t("title")}</CardTitle>
          <CardDescription>{t("description")}</CardDescription>
        </div>
        {editable ? (
          <Button variant="outline" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden /> {t("add")}
          </Button>
        ) : null}
      </CardHeader>
      <CardContent>
        {!links ? <Skeleton className="h-24" /> : null}
        {links && imports.length === 0 ? (
          <p className="rounded-xl border border-dashed border-border-strong p-6 text-center leading-relaxed text-muted-foreground">
            {t("empty")}
          </p>
        ) : null}
        {imports.length > 0 ? (
          <ul className="divide-y divide-border rounded-xl border border-border">
            {imports.map((each) => (
              <li key={each.id} className="flex items-start justify-between gap-3 px-4 py-3">
                <div className="grid min-w-0 gap-0.5">
                  <p className="truncate text-sm font-medium">
                    {each.name} <span className="font-normal text-muted-foreground">· {each.host}</span>
                  </p>
                  <State of={each} timeZone={links?.timeZone ?? "UTC"} />
                  <UnreadEvents of={each} timeZone={links?.timeZone ?? "UTC"} />
                </div>
                {editable ? (
                  <div className="flex shrink-0 gap-1">
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={t("refresh", { name: each.name })}
                      pending={refreshing.isPending && refreshing.variables?.id === each.id}
                      onClick={() => void settle(refreshing.mutateAsync({ id: each.id }), t("asked"))}
                    >
                      <RefreshCw aria-hidden />
                    </Button>
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={t("remove", { name: each.name })}
                      onClick={() => setLeaving(each)}
                    >
                      <Trash2 aria-hidden />
                    </Button>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
      </CardContent>
      {adding ? (
        <AddImportDialog professionalId={professionalId} onClose={() => setAdding(false)} onAdded={onChanged} />
      ) : null}
      <AlertDialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}>
        {leaving ? (
          <AlertDialogContent>
            <AlertDialogTitle>{t("removeTitle", { name: leaving.name })}</AlertDialogTitle>
            <AlertDialogDescription>{t("removeText")}</AlertDialogDescription>
            <AlertDialogFooter>
              <AlertDialogCancel>{t("cancel")}</AlertDialogCancel>
              <AlertDialogAction onClick={() => void settle(removing.mutateAsync({ id: leaving.id }), t("removed"))}>
                {t("removeDo")}
              </AlertDialogAction>
            </AlertDialogFooter>
          </AlertDialogContent>
        ) : null}
      </AlertDialog>
    </Card>
  );
}

/** What was last read, and why nothing newer could be. */
function State({ of: { readAt, failure, intervals }, timeZone }: { of: BusyImport; timeZone: string }) {
  const t = useTranslations("availability.links.imports");
  const locale = useLocale();
  const when = readAt === null ? "" : formatDayTime(readAt, timeZone, locale);
  if (failure) {
    const [code = "", status = ""] = failure.split(" ");
    const why = t.has(`failures.${code}`) ? t(`failures.${code}`, { status }) : code;
    return (
      <p className="text-[0.8125rem] leading-snug text-pretty">
        <span className="text-destructive">{why}</span>{" "}
        <span className="text-muted-foreground">{readAt === null ? t("never") : t("failedSince", { when })}</span>
      </p>
    );
  }
  return (
    <p className="text-[0.8125rem] text-muted-foreground">
      {readAt === null ? t("waiting") : t("read", { count: intervals, when })}
    </p>
  );
}
