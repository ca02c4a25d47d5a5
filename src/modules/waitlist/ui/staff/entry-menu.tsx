"use client";

import { ArrowUpToLine, CalendarPlus, Ellipsis, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#lib/trpc.tsx";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogTitle,
} from "#ui/alert-dialog.tsx";
import { Button } from "#ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#ui/dropdown-menu.tsx";
import type { Line, LineEntry } from "../../queries/waitlist-lines.ts";
import { OfferDialog } from "./offer-dialog.tsx";
import { useAnswered } from "./use-answered.ts";

type Props = { entry: LineEntry; line: Line; timeZone: string; today: string; isFirst: boolean; onFirst: () => void };

/** What can be done with somebody in line. */
export function EntryMenu({ entry, line, timeZone, today, isFirst, onFirst }: Props) {
  const t = useTranslations("waitlist.staff");
  const [open, setOpen] = useState<"offer" | "remove" | null>(null);
  const client = personName(entry.client);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("actions", { client })}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {entry.offer || !line.active ? null : (
            <DropdownMenuItem onSelect={() => setOpen("offer")}>
              <CalendarPlus />
              {t("offer")}
            </DropdownMenuItem>
          )}
          {isFirst ? null : (
            <DropdownMenuItem onSelect={onFirst}>
              <ArrowUpToLine />
              {t("first")}
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem destructive onSelect={() => setOpen("remove")}>
            <UserMinus />
            {t("remove")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <OfferDialog
        open={open === "offer"}
        onOpenChange={(next) => setOpen(next ? "offer" : null)}
        entry={entry}
        line={line}
        timeZone={timeZone}
        today={today}
      />
      <RemoveDialog open={open === "remove"} onClose={() => setOpen(null)} entry={entry} />
    </>
  );
}

function RemoveDialog({ open, onClose, entry }: { open: boolean; onClose: () => void; entry: LineEntry }) {
  const t = useTranslations("waitlist.staff");
  const client = personName(entry.client);
  const remove = api.waitlist.remove.useMutation(useAnswered(t("removed", { client }), onClose));
  return (
    <AlertDialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <AlertDialogContent>
        <AlertDialogTitle>{t("removeTitle", { client })}</AlertDialogTitle>
        <AlertDialogDescription>
          {t("removeText")} {entry.offer ? t("removeOffer") : null}
        </AlertDialogDescription>
        <AlertDialogFooter>
          <AlertDialogCancel>{t("keep")}</AlertDialogCancel>
          <Button variant="destructive" pending={remove.isPending} onClick={() => remove.mutate({ entryId: entry.id })}>
            {t("remove")}
          </Button>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
