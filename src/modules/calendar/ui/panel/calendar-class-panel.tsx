"use client";

import { BadgeCheck, CalendarClock, CheckCheck, Phone, UserX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState, type ComponentProps } from "react";
import { Link } from "#i18n/navigation.ts";
import { formatDayYear, formatRange } from "#lib/time.ts";
import { Button } from "#ui/button.tsx";
import { cn } from "#lib/cn.ts";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "#ui/sheet.tsx";
import { nameOf, type PlacedClass } from "../calendar-columns.ts";
import { ClassMoveForm } from "./class-move-form.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { useNow } from "#lib/use-now.ts";
import { useSteps } from "./use-steps.ts";

type Props = {
  item: PlacedClass;
  timeZone: string;
  mayAttend: boolean;
  mayMove: boolean;
  onOpen: (id: string) => void;
  onClose: () => void;
  className?: string;
};

/** Who comes to a class, and who came: attendance is each person's own. */
export function ClassPanel({ item, timeZone, mayAttend, mayMove, onOpen, onClose, className }: Props) {
  const t = useTranslations("calendar");
  const locale = useLocale() as "es-AR" | "en";
  const take = useSteps();
  const [first] = item.seats;
  const now = useNow(0);
  const begun = first !== undefined && first.start <= now;
  if (!first) return null;
  const people = item.seats.toSorted((a, b) => a.client.lastName.localeCompare(b.client.lastName, locale));
  return (
    <Sheet open modal={false} onOpenChange={(open) => open || onClose()}>
      <SheetContent
        className={cn("border-t border-border md:top-16 md:border-t-0 md:shadow-lg", className)}
        onInteractOutside={(event) => {
          const target = event.target instanceof Element ? event.target : null;
          if (target?.closest("[data-id], [data-sonner-toaster], [data-slot=dialog]")) event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>(`[data-id="${item.id}"]`)?.focus();
        }}
      >
        <SheetHeader>
          <SheetTitle>{first.service[locale]}</SheetTitle>
          <SheetDescription className="text-base text-foreground">
            <span className="block first-letter:uppercase">{formatDayYear(first.start, timeZone, locale)}</span>
            <span className="font-semibold tabular-nums">
              {formatRange(first.start, first.end, timeZone, locale)}
            </span>{" "}
            · {nameOf(first.professional)}
          </SheetDescription>
        </SheetHeader>
        <Seats taken={item.seats.length} capacity={item.capacity} />
        {mayMove && item.seats.every(({ status }) => status === "pending" || status === "confirmed") ? (
          <Moving key={item.id} item={item} seat={first} timeZone={timeZone} onMoved={onClose} />
        ) : null}
        <ul className="divide-y divide-border rounded-xl border border-border">
          {people.map((seat) => (
            <li key={seat.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 px-3 py-2">
              <span className="grid min-w-0 gap-0.5 text-sm">
                <Link
                  href={{ pathname: "/staff/clients/[id]", params: { id: seat.client.id } }}
                  className="truncate font-medium underline decoration-border-strong decoration-1 underline-offset-4 hover:decoration-current"
                >
                  {nameOf(seat.client)}
                </Link>
                {seat.client.phone ? (
                  <span className="flex items-center gap-1 text-xs tabular-nums text-muted-foreground">
                    <Phone aria-hidden className="size-3" /> {seat.client.phone}
                  </span>
                ) : null}
              </span>
              <span className="flex items-center gap-1">
                {seat.clientComes && seat.status === "confirmed" ? (
                  <BadgeCheck role="img" aria-label={t("comes")} className="size-4 text-success" />
                ) : null}
                {mayAttend && begun && seat.status === "confirmed" ? (
                  <>
                    <Button
                      size="sm"
                      variant="secondary"
                      aria-label={t("class.came", { name: nameOf(seat.client) })}
                      onClick={() => void take("complete", seat)}
                    >
                      <CheckCheck aria-hidden /> {t("class.cameShort")}
                    </Button>
                    <Button
                      size="icon-sm"
                      variant="outline"
                      aria-label={t("class.missed", { name: nameOf(seat.client) })}
                      title={t("steps.no_show")}
                      onClick={() => void take("no_show", seat)}
                    >
                      <UserX aria-hidden />
                    </Button>
                  </>
                ) : (
                  <StatusBadge status={seat.status} />
                )}
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() => onOpen(seat.id)}
                  aria-label={t("class.open", { name: nameOf(seat.client) })}
                >
                  {t("class.openShort")}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </SheetContent>
    </Sheet>
  );
}

type MovingProps = Pick<ComponentProps<typeof ClassMoveForm>, "item" | "seat" | "timeZone" | "onMoved">;

/** The button, and in its place the form that it opens. */
function Moving(props: MovingProps) {
  const t = useTranslations("calendar.class");
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onBack = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (open) return <ClassMoveForm {...props} onBack={onBack} />;
  return (
    <Button ref={button} variant="outline" className="justify-self-start" onClick={() => setOpen(true)}>
      <CalendarClock aria-hidden /> {t("move")}
    </Button>
  );
}

/** How full it is, as seats. */
function Seats({ taken, capacity }: { taken: number; capacity: number }) {
  const t = useTranslations("calendar");
  return (
    <div className="grid gap-2">
      <p className="text-sm font-medium">{t("seats", { taken, capacity })}</p>
      <div aria-hidden className="flex flex-wrap gap-1">
        {Array.from({ length: Math.min(capacity, 60) }, (_, index) => (
          <span
            key={index}
            className={`h-2.5 w-4 rounded-sm ${index < taken ? "bg-primary" : "bg-muted ring-1 ring-border ring-inset"}`}
          />
        ))}
      </div>
    </div>
  );
}
