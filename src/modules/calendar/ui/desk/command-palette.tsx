"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CalendarClock, CalendarPlus, CalendarRange, CupSoda, Printer, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useState } from "react";
import { useRouter } from "#i18n/navigation.ts";
import { plain } from "#lib/plain.ts";
import { dateOf, formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { CommandDialog, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "#ui/command.tsx";
import { Kbd } from "#ui/kbd.tsx";
import type { NavGroup } from "#ui/layout/nav.ts";
import { useNewAppointment } from "./new-appointment-provider.tsx";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; groups: readonly NavGroup[]; canSearch: boolean };

/** ⌘K: any client, their next appointments, any page, any action, in a few letters. */
export function CommandPalette({ open, onOpenChange, groups, canSearch }: Props) {
  const t = useTranslations("calendar.palette");
  const locale = useLocale() as "es-AR" | "en";
  const router = useRouter();
  const create = useNewAppointment();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const ask = { enabled: open && canSearch && q.length > 1, placeholderData: keepPreviousData };
  const clients = api.clients.search.useQuery({ q }, ask);
  const coming = api.calendar.find.useQuery({ q }, ask);
  const hasPage = (href: string) => groups.some(({ items }) => items.some((item) => item.href === href));
  const kinds = `${canSearch ? "clients" : ""}${hasPage("/staff/machines") ? "machines" : ""}` || "pages";
  const fleet = api.machines.find.useQuery(
    { q: q.slice(0, 80) },
    { enabled: open && hasPage("/staff/machines") && q.length > 1 },
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      onOpenChange(!open);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open, onOpenChange]);

  const run = (action: () => void) => () => {
    onOpenChange(false);
    setTyped("");
    action();
  };
  const fits = (words: string) => plain(words).includes(plain(typed.trim()));
  const pages = groups.flatMap(({ items }) => items).filter(({ label }) => fits(label));
  const actions = [
    ...(create
      ? [{ id: "new", label: t("newAppointment"), icon: <CalendarPlus />, key: "n", run: () => create() }]
      : []),
    ...(create
      ? [{ id: "walk-in", label: t("walkIn"), icon: <UserRound />, key: "", run: () => create({ walkIn: true }) }]
      : []),
    {
      id: "week",
      label: t("thisWeek"),
      icon: <CalendarRange />,
      key: "",
      run: () => router.push({ pathname: "/staff/calendar", query: { view: "week" } }),
    },
    { id: "sheet", label: t("printToday"), icon: <Printer />, key: "", run: () => router.push("/staff/day-sheet") },
  ].filter(({ id, label }) => fits(label) && (hasPage("/staff/calendar") || !["week", "sheet"].includes(id)));
  const people = ask.enabled ? (clients.data?.clients ?? []) : [];
  const machines = q.length > 1 ? (fleet.data ?? []) : [];
  const timeZone = coming.data?.timeZone ?? "UTC";
  const appointments = ask.enabled ? (coming.data?.appointments ?? []) : [];

  return (
    <CommandDialog open={open} onOpenChange={onOpenChange} title={t("title")} shouldFilter={false} loop>
      <CommandInput value={typed} onValueChange={setTyped} placeholder={t("placeholder", { kinds })} />
      <CommandList className="max-h-[60vh]">
        <CommandEmpty>{t(canSearch ? "emptyClients" : "empty")}</CommandEmpty>
        {people.length > 0 ? (
          <CommandGroup heading={t("clients")}>
            {people.map((client) => (
              <CommandItem
                key={client.id}
                value={client.id}
                onSelect={run(() => router.push({ pathname: "/staff/clients/[id]", params: { id: client.id } }))}
              >
                <UserRound aria-hidden />
                <span className="min-w-0 truncate">
                  {client.firstName} {client.lastName}
                </span>
                <span className="ml-auto truncate text-xs text-muted-foreground">{client.phone ?? client.email}</span>
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {appointments.length > 0 ? (
          <CommandGroup heading={t("appointments")}>
            {appointments.map(({ id, start, client, service }) => (
              <CommandItem
                key={id}
                value={id}
                onSelect={run(() =>
                  router.push({
                    pathname: "/staff/calendar",
                    query: { view: "day", date: dateOf(start, timeZone), open: id },
                  }),
                )}
              >
                <CalendarClock aria-hidden />
                <span className="min-w-0 truncate">
                  {client.firstName} {client.lastName} · {service[locale]}
                </span>
                <span className="ml-auto shrink-0 text-xs tabular-nums text-muted-foreground">
                  {formatDayTime(start, timeZone, locale)}
                </span>
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {machines.length > 0 ? (
          <CommandGroup heading={t("machines")}>
            {machines.slice(0, 6).map((machine) => (
              <CommandItem
                key={machine.id}
                value={machine.id}
                onSelect={run(() => router.push({ pathname: "/staff/machines/[id]", params: { id: machine.id } }))}
              >
                <CupSoda aria-hidden />
                <span className="min-w-0 truncate">{machine.name}</span>
                <span className="ml-auto truncate text-xs text-muted-foreground">
                  {machine.site ?? machine.location}
                </span>
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {actions.length > 0 ? (
          <CommandGroup heading={t("actions")}>
            {actions.map((action) => (
              <CommandItem key={action.id} value={action.id} onSelect={run(action.run)}>
                {action.icon}
                {action.label}
                {action.key ? <Kbd className="ml-auto">{action.key}</Kbd> : null}
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
        {pages.length > 0 ? (
          <CommandGroup heading={t("pages")}>
            {pages.map((page) => (
              <CommandItem key={page.href} value={page.href} onSelect={run(() => router.push(page.href))}>
                {page.icon}
                {page.label}
              </CommandItem>
            ))}
          </CommandGroup>
        ) : null}
      </CommandList>
    </CommandDialog>
  );
}
