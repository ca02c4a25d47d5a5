"use client";

import { CalendarPlus, Copy } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDayYear } from "#lib/time.ts";
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
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { useRefusalWords } from "#ui/refusal-words.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { toast } from "#ui/toaster.tsx";
import { CLIENT_NAMES, type SaveCalendarFeed } from "../feed-schemas.ts";
import type { CalendarLinks } from "../queries/calendar-links.ts";

type Props = { professionalId: string; links: CalendarLinks | null; editable: boolean; onChanged: () => void };

/** The private address under which other programs show this calendar. */
export function CalendarFeedCard({ professionalId, links, editable, onChanged }: Props) {
  const t = useTranslations("availability.links.feed");
  const words = useRefusalWords();
  const saving = api.calendarLinks.saveFeed.useMutation();
  const closing = api.calendarLinks.closeFeed.useMutation();
  const [asking, setAsking] = useState<"renew" | "close" | null>(null);
  const feed = links?.feed ?? null;

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
  const save = (change: Partial<SaveCalendarFeed>, done: string) =>
    settle(saving.mutateAsync({ professionalId, clientNames: feed?.clientNames ?? "full", ...change }), done);

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("titleOf")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-5">
        {!links ? <Skeleton className="h-24" /> : null}
        {links && !feed ? (
          <div className="grid justify-items-center gap-4 rounded-xl border border-dashed border-border-strong p-6 text-center">
            <p className="leading-relaxed text-muted-foreground">{t("empty")}</p>
            {editable ? (
              <Button variant="outline" pending={saving.isPending} onClick={() => void save({}, t("opened"))}>
                <CalendarPlus aria-hidden /> {t("open")}
              </Button>
            ) : null}
          </div>
        ) : null}
        {feed?.url ? <Address url={feed.url} createdAt={feed.createdAt} timeZone={links?.timeZone ?? "UTC"} /> : null}
        {feed && !feed.url ? <p className="text-sm text-muted-foreground">{t("hidden")}</p> : null}
        {feed && editable ? (
          <>
            <div className="grid gap-2">
              <p className="text-sm font-medium">{t("names")}</p>
              <SegmentedControl
                label={t("names")}
                value={feed.clientNames}
                onValueChange={(clientNames) => void save({ clientNames }, t("saved"))}
                segments={CLIENT_NAMES.map((value) => ({ value, label: t(value) }))}
                className="justify-self-start"
              />
            </div>
            <div className="flex flex-wrap gap-2 border-t border-border pt-4">
              <Button variant="outline" size="sm" onClick={() => setAsking("renew")}>
                {t("renew")}
              </Button>
              <Button variant="ghost" size="sm" onClick={() => setAsking("close")}>
                {t("close")}
              </Button>
            </div>
          </>
        ) : null}
      </CardContent>
      <AlertDialog open={asking !== null} onOpenChange={(open) => !open && setAsking(null)}>
        {asking ? (
          <AlertDialogContent>
            <AlertDialogTitle>{t(`${asking}Title`)}</AlertDialogTitle>
            <AlertDialogDescription>{t(`${asking}Text`)}</AlertDialogDescription>
            <AlertDialogFooter>
              <Cancel />
              <AlertDialogAction
                onClick={() =>
                  void (asking === "renew"
                    ? save({ renew: true }, t("renewed"))
                    : settle(closing.mutateAsync({ professionalId }), t("closed")))
                }
              >
                {t(asking)}
              </AlertDialogAction>
            </AlertDialogFooter>
          </AlertDialogContent>
        ) : null}
      </AlertDialog>
    </Card>
  );
}

function Cancel() {
  const t = useTranslations("availability.links.imports");
  return <AlertDialogCancel>{t("cancel")}</AlertDialogCancel>;
}

function Address({ url, createdAt, timeZone }: { url: string; createdAt: number; timeZone: string }) {
  const t = useTranslations("availability.links.feed");
  const locale = useLocale();
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast.success(t("copied"));
  };
  return (
    <Field label={t("address")} hint={t("since", { day: formatDayYear(createdAt, timeZone, locale) })}>
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Input
            {...control}
            readOnly
            value={url}
            className="basis-full truncate font-mono text-[0.8125rem]"
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button variant="outline" size="sm" onClick={() => void copy()}>
            <Copy aria-hidden /> {t("copy")}
          </Button>
          <Button asChild variant="outline" size="sm">
            <a href={url.replace(/^https?:/, "webcal:")}>{t("subscribe")}</a>
          </Button>
        </div>
      )}
    </Field>
  );
}
