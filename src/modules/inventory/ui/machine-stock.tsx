"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { cn } from "#lib/cn.ts";
import { formatDayTime } from "#lib/time.ts";
import { api } from "#lib/trpc.tsx";
import { Ago } from "#ui/ago.tsx";
import { Card } from "#ui/card.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import type { MachineView } from "#modules/machines/queries/machine.ts";
import type { PlanogramPosition } from "#modules/machines/queries/planogram.ts";
import { levelColors } from "#modules/machines/ui/level-colors.ts";
import { Figure } from "#ui/figure.tsx";

type Props = {
  machine: MachineView;
  timeZone: string;
  now: number;
  onStock: (slot: PlanogramPosition) => void;
  onSold: (slot: PlanogramPosition) => void;
};

/** What is left, what a refill would take, and the last times that somebody put something in. */
export function MachineStock({ machine, timeZone, now, onStock, onSold }: Props) {
  const t = useTranslations("machines.stock");
  const words = useTranslations("inventory.stock");
  const locale = useLocale();
  const language = locale === "en" ? "en" : "es-AR";
  const format = useFormatter();
  const movements = api.machines.movements.useQuery({ machineId: machine.id });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Card className="overflow-hidden">
        <Table aria-label={t("title")}>
          <TableHeader>
            <tr>
              <TableHead>{t("position")}</TableHead>
              <TableHead>{t("product")}</TableHead>
              <TableHead className="min-w-32">{t("level")}</TableHead>
              <TableHead className="text-right">{t("toPar")}</TableHead>
              <TableHead className="text-right">{t("threshold")}</TableHead>
              <TableHead className="text-right">{t("sold")}</TableHead>
              <TableHead className="text-right">{t("lastSold")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {machine.slots.map((slot) => (
              <TableRow key={slot.position}>
                <TableCell className="font-semibold tabular-nums">{slot.position}</TableCell>
                <TableCell className="min-w-40">{slot.name[language]}</TableCell>
                <TableCell>
                  <span className="grid gap-1">
                    <Figure
                      label={words("left", {
                        quantity: slot.quantity,
                        capacity: slot.capacity,
                        position: slot.position,
                      })}
                      onOpen={() => onStock(slot)}
                      className={cn("w-fit", slot.state === "overfull" && "font-semibold text-destructive")}
                    >
                      {slot.quantity} / {slot.capacity}
                    </Figure>
                    <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-muted">
                      <span
                        style={{ width: `${slot.share * 100}%` }}
                        className={cn("block h-full rounded-full", levelColors[slot.state])}
                      />
                    </span>
                    {slot.state === "overfull" ? (
                      <span className="text-xs text-destructive">{words("lasts.overfull")}</span>
                    ) : null}
                  </span>
                </TableCell>
                <TableCell className="text-right tabular-nums">
                  {Math.max(0, (slot.parLevel ?? slot.capacity) - slot.quantity) || "–"}
                </TableCell>
                <TableCell className="text-right tabular-nums text-muted-foreground">
                  {slot.lowStockThreshold}
                </TableCell>
                <TableCell className="text-right">
                  <Figure
                    label={t("openSold", { count: slot.sold, position: slot.position })}
                    onOpen={() => onSold(slot)}
                  >
                    {format.number(slot.sold)}
                  </Figure>
                </TableCell>
                <TableCell className="whitespace-nowrap text-right text-muted-foreground">
                  {slot.lastSoldAt === null ? "–" : <Ago at={slot.lastSoldAt} now={now} timeZone={timeZone} />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("movements")}</h2>
        {movements.data ? (
          movements.data.length === 0 ? (
            <p className="text-sm text-muted-foreground">{t("noMovements")}</p>
          ) : (
            <ul className="divide-y divide-border rounded-xl border border-border bg-card">
              {movements.data.map((line) => (
                <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm">
                  <span
                    className={cn(
                      "w-12 font-semibold tabular-nums",
                      line.quantity > 0 ? "text-success" : "text-destructive",
                    )}
                  >
                    {format.number(line.quantity, { signDisplay: "always" })}
                  </span>
                  <span className="w-10 text-[0.8125rem] font-semibold tabular-nums">{line.position}</span>
                  <span className="min-w-0 flex-1 basis-40 truncate">
                    {t(`kinds.${line.kind}`)} · {line.name[language]}
                    {line.note ? <span className="text-muted-foreground"> · {line.note}</span> : null}
                  </span>
                  <span className="text-[0.8125rem] text-muted-foreground">
                    {line.by ? `${line.by} · ` : ""}
                    <time dateTime={new Date(line.at).toISOString()}>{formatDayTime(line.at, timeZone, locale)}</time>
                  </span>
                </li>
              ))}
            </ul>
          )
        ) : (
          <Skeleton className="h-48 rounded-xl" />
        )}
      </section>
    </div>
  );
}
